# Les mots de `new`, `schema` et `lint`.

file-written = Fichier écrit : { $path }
file-exists = { $path } existe déjà : rien n'a été écrit. --force le remplace.
output-is-input = { $path } est lu par cette commande : il n'est pas remplacé. Donnez un autre nom au résultat.
result-not-written = le résultat n'a pas pu être écrit en entier : { $why }
file-not-written = { $path } n'a pas été écrit : { $why }
no-such-folder = ce dossier n'existe pas
not-allowed = l'accès est refusé
not-a-file = ce n'est pas un fichier qui puisse être remplacé

help-schema = Le schéma JSON d'un type de fichier, pour les éditeurs et les autres programmes
help-option-kind = Type de fichier
help-schema-kind = Type de fichier, ou de résultat pour les programmes
help-option-output_file = Fichier à écrire ; sinon la sortie standard
help-new-output_file = Fichier à écrire ; son extension dit la forme : .yaml ; .xlsx ou .ods pour un projet, une ville ou une offre ; sinon la sortie standard
help-convert-output_file = Fichier à écrire ; son extension dit la forme : .xlsx ou .ods depuis YAML, .yaml depuis un classeur ; sinon la sortie standard
help-option-force = Remplace le fichier s'il existe
workbook-is-for-plans = seuls un projet, une ville ou une offre peuvent être un classeur ; écrivez celui-ci dans un fichier .yaml
from-is-for-plans = --from remplit les lignes d'un projet : perenne new plan --from …

new-schema = perenne schema plan -o plan.schema.json écrit le schéma que nomme la première ligne : votre éditeur complète et contrôle.
new-check = perenne check FICHIER donne le verdict. Les prix sont ceux des catalogues ; `costs: …` sous une ligne les remplace.
new-replace = À REMPLACER : la ville, les dates, et toutes les quantités ci-dessous, qui ne sont que des ordres de grandeur.
new-replace-place = À REMPLACER : la ville et les dates.
new-plan-id = mon-projet
new-plan-title = Mon projet
new-city = à remplacer : perenne city list, ou la vôtre avec perenne new city
new-quantity = { $unit } : à remplacer
new-exchange = Valeur en euros d'une unité de chaque monnaie. À REMPLACER : le taux de 1 ne fait que marquer la place.

help-new = Un modèle commenté pour commencer
help-new-from = Articles de catalogues qui deviennent des lignes du projet : sensors/noise connectivity/nb-iot (répétable)
help-lint = Ce qui est faux, ancien, sans source, supposé ou inutile dans des fichiers, sans ville
help-lint-files = Fichiers de tout type, ou identifiants de fichiers fournis
help-lint-date = Jour auquel comparer les dates des catalogues et des villes ; sinon la plus récente du fichier. Projets et offres sont comparés au début du projet

# Constats, sous leur code.

old-source = la source `{ $source }` date du { $dated }, plus de 24 mois avant le { $date } ; { $count ->
        [0] aucune valeur n'en dépend
        [one] une valeur en dépend
       *[other] { $count } valeurs en dépendent
    }
undated-source = la source `{ $source }` n'a pas de date : impossible de dire si elle est ancienne
    .help = écrivez `date: …` ; si seule l'année est connue, le 1er janvier
unused-source = rien ne repose sur la source `{ $source }`
unsourced-price = le prix de `{ $component }` n'indique pas sa source
    .help = indiquez-la : `source: …` ; à défaut, une source de grade `assumption`, et une fourchette
    .help-page = indiquez-la ; à défaut, une source qui est une hypothèse, et une fourchette
unsourced-figures = { $count ->
        [one] une valeur propre au projet ne repose
       *[other] { $count } valeurs propres au projet ne reposent
    } sur aucune source : { $list }
    .help = indiquez sous `sources` du projet d'où elles viennent et ce que chaque source fonde (`grounds`), ou nommez-en une à côté du prix (`source: …`) ; à défaut, une source de grade `assumption`, avec l'écart possible : `spread: {"{"}below: 30 %, above: 50 %{"}"}`
    .help-page = indiquez parmi les sources du projet, dans son texte, d'où elles viennent ; à défaut, une source qui est une hypothèse, avec l'écart possible
unsourced-city = { $count ->
        [one] une valeur de la ville ne repose
       *[other] { $count } valeurs de la ville ne reposent
    } sur aucune source : { $list }
    .help = indiquez sous `sources` de la ville d'où elles viennent et ce que chaque source fonde (`grounds`) : `[population, accounts]` sur les comptes publiés, de grade `primary`, et `[growth, loans]` là où elles sont les vôtres, de grade `assumption`, avec l'écart possible : `spread: {"{"}below: 30 %, above: 50 %{"}"}`
bare-figures = { $count ->
        [one] une valeur propre au projet est une hypothèse
       *[other] { $count } valeurs propres au projet sont des hypothèses
    } sans bornes : { $list }
    .help = écrivez entre quelles bornes elles peuvent se situer : `range: … .. …` à côté d'un prix ou une entrée sous `uncertainty`, qui sont tirées au sort, ou `spread: {"{"}below: 30 %, above: 50 %{"}"}` dans la source, qui est seulement dit
lapsed-price = le prix de `{ $component }` valait jusqu'au { $until }, avant le { $date }
assumed-prices = { $count } prix sur { $of } sont des hypothèses, { $bare ->
        [0] toutes avec une fourchette
       *[other] dont { $bare } sans fourchette
    }
bare-assumption = le prix de `{ $component }` est une hypothèse (`{ $source }`) sans fourchette
    .help = écrivez entre quelles bornes il peut se situer : `range: … .. …`
ungrounded-figures = { $count ->
        [one] une valeur à côté des prix ne repose
       *[other] { $count } valeurs à côté des prix ne reposent
    } sur aucune source : { $list }
    .help = indiquez dans une source ce qu'elle fonde : `grounds: [life, warranty, failure]` ; si rien n'est publié, dans une source de grade `assumption`
    .help-page = indiquez dans une source ce qu'elle fonde ; si rien n'est publié, dans une source qui est une hypothèse
unobserved-price = le prix de `{ $component }` est en dehors de ses propres relevés, de { $low } à { $high }
    .help = corrigez le prix, ou ajoutez aux relevés (`observations`) ce qui a été vu d'autre
    .help-page = corrigez le prix, ou ajoutez aux relevés ce qui a été vu d'autre
unused-phase = rien ne commence, ne change ni ne finit avec la phase `{ $name }`
unused-exchange = aucun prix n'est en { $name }
unused-uncertainty = la donnée incertaine `{ $name }` ne change rien
unused-funding = `{ $name }` ne finance rien : aucun montant n'y ouvre droit
    .help = voyez son taux, sa section, ses lignes et ses phases
old-accounts = les comptes de `{ $city }` sont ceux de { $year }, plus de 24 mois avant le { $date }
assumed-values = { $count ->
        [one] { $count } valeur sur { $of } est une hypothèse
       *[other] { $count } valeurs sur { $of } sont des hypothèses
    } : { $keys }
not-quoted = `{ $line }` : { $count ->
        [one] un poste n'est ni chiffré ni compris
       *[other] { $count } postes ne sont ni chiffrés ni compris
    } dans un autre ({ $components }) : le prix de référence du projet demeure
no-plan = le projet `{ $plan }` est introuvable : l'offre a été examinée seule
    .help = donnez aussi le fichier du projet : perenne lint PROJET OFFRE
faulty-plan = le projet `{ $plan }` a lui-même des erreurs : l'offre n'a pas pu lui être comparée
    .help = perenne lint PROJET les dit

lint-head = { $file } : { $sum } ; { $compared }
lint-errors = { $count ->
        [0] aucune erreur
        [one] 1 erreur
       *[other] { $count } erreurs
    }
lint-warnings = { $count ->
        [0] rien à signaler
        [one] 1 avertissement
       *[other] { $count } avertissements
    }
lint-compared-given = dates comparées au { $date } (--date)
lint-compared-newest = dates comparées au { $date }, la plus récente du fichier (--date en fixe une autre)
lint-compared-start = dates comparées au { $date }, début du projet
lint-not-compared = aucune date comparée
bad-date = « { $date } » n'est pas une date : écrivez --date 2026-03-02
kind-catalog = catalogue
kind-plan = projet
kind-programme = programme
kind-city = ville
kind-offer = offre
kind-parameters = paramètres
init-exists = { $path } existe déjà : rien n'a été écrit.
init-no-folder = { $path } est un fichier : il faut un dossier, ou un nom libre.
init-next =
    Ensuite : perenne check { $plan }
    LISEZMOI.txt dit ce qu'est chaque fichier, et les premières commandes.
init-note =
    # Un dossier de perenne.
    # plan.yaml     un projet : ce qui est déployé, à quel prix, qui paie. Modifiez-le, puis : perenne check plan.yaml
    # city.yaml     une ville et ses comptes. Ses chiffres sont INVENTÉS : remplacez-les, ou : perenne city import FICHIER -o city.yaml --force
    # schemas       ce avec quoi les éditeurs complètent et contrôlent ; la première ligne de chaque fichier nomme le sien
    # Les catalogues placés dans ce dossier passent avant ceux que perenne fournit.
init-readme-name = LISEZMOI.txt
init-readme =
    Un projet de ville connectée : ce qu'il coûte en entier, qui le paie, et si la ville peut encore
    le payer une fois passés le pilote et ses aides.

    Les fichiers
      plan.yaml    le projet : ce qui est déployé, à quel prix, qui paie
      city.yaml    la ville et ses comptes ; ses chiffres sont INVENTÉS : remplacez-les
      schemas      ce avec quoi un éditeur de texte complète et contrôle ces fichiers

    Les premières commandes, à taper dans ce dossier
      perenne check plan.yaml                     le verdict, et ce qui en décide
      perenne cost plan.yaml                      les coûts, ligne par ligne et année par année
      perenne report plan.yaml -o rapport.docx    l'étude à remettre
      perenne serve .                             la même chose dans le navigateur
      perenne catalog list                        les articles que l'on peut déployer
      perenne convert plan.yaml -o plan.xlsx      le projet en classeur ; check le lit aussi
      perenne --help                              toutes les commandes

    Les comptes de votre ville sont publiés (data.ofgl.fr) ; le fichier CSV, puis le code INSEE :
      perenne city import FICHIER.csv --insee 68376 --assume -o city.yaml --force
    et dans plan.yaml, à la ligne « city: », l'identifiant écrit en tête de city.yaml.
help-init = Un dossier pour commencer : un projet, une ville, une note et les schémas pour l'éditeur
help-init-folder = Dossier à créer ou à remplir
help-completions = Les lignes par lesquelles un shell complète les commandes de perenne et leurs valeurs
help-completions-shell = Le shell qui complète
help-man = Les pages de manuel, une par commande, en anglais et en français
help-man-folder = Dossier des pages : man1, et fr/man1 pour celles en français
help-man-force = Remplace les pages existantes
