## Les offres : comparaison, bordereau de prix, et ce qui cloche dans un bordereau rendu.

offer-name = Offre { $name }
offers-reference = Référence
offers-title = Comparaison de { $count } offres : { $plan }
offers-banner-announced = Coût du cycle de vie : critère annoncé dans la consultation (CCP R2152-9). Les notes ci-dessous appliquent la formule et les pondérations du projet ; la méthode et les données doivent être celles qui ont été publiées.
offers-banner-not-announced = SIMULATION HORS NOTATION : le coût du cycle de vie n'a pas été annoncé dans la consultation (CCP R2152-9) ; rien de ce qui suit ne peut servir à noter ou à classer les offres.
offers-banner-price = SIMULATION HORS NOTATION : le critère de la consultation est le prix seul ; le coût complet ci-dessous éclaire le choix mais ne peut pas servir à noter les offres.
offers-need = Besoin : { $lines }. Sur { $months } mois, à partir de { $start }.

heading-offers-figures = Ce que coûte chaque offre
offers-quoted = Chiffré par l'offre TTC
offers-fill = Complété par la référence TTC
offers-total = Total complété TTC
offers-total-excl = Total complété HT
offers-purchase = dont achat TTC
offers-per-unit = Par { $unit } et par an TTC
offers-after-pilot = Par an après le pilote TTC
offers-present-value = Valeur actuelle TTC
offers-annual = Coût annuel équivalent TTC
offers-tco-excl = Coût du projet entier HT
offers-tco = Coût du projet entier TTC
offers-verdict = Verdict
offers-first-red = Premier rouge
offers-validity = Validité
offers-rank = Rang (total complété)
offers-not-ranked = non classée
validity-holds = jusqu'au { $until }
validity-short = courte : { $until }
validity-expired = expirée : { $until }
validity-unknown = non précisée

heading-offers-gaps = Non chiffré, complété par les prix de référence du projet
offers-gaps = { $offer } : { $count ->
    [one] un composant, { $amount } TTC
   *[other] { $count } composants, { $amount } TTC
}
offers-gaps-none = { $offer } : tout est chiffré.
offers-gap = { $component } : { $amount }
offers-unpriced = { $offer } : { $list } sans prix, ni dans l'offre ni dans la référence ; total incomplet, offre non classée.

heading-offers-scores = Notes (sur 100)
offers-weights = Prix { $price }, valeur technique { $technical }. Prix noté sur le total complété TTC. Formule retenue : { $formula }.
formula-usual = usuelle (points × prix le plus bas / prix)
formula-linear = linéaire (zéro point à { $multiple } fois le prix le plus bas)
column-offer = Offre
column-price-usual = Prix, usuelle
column-price-linear = Prix, linéaire
column-technical = Technique
column-score = Note
column-rank = Rang
offers-no-technical = sans note technique
offers-best = Mieux-disant selon ces notes : { $offer }.

heading-offers-low = Offres anormalement basses
offers-low-method = Moyenne des offres { $first } ; sans celles qui la dépassent de plus de 20 % : { $second } ; seuil à 90 % : { $threshold } TTC.
offers-low-suspect = { $offer } ({ $amount }) est sous le seuil : DEMANDER DES JUSTIFICATIONS au candidat (CCP L2152-6, R2152-3). Une offre ne peut jamais être écartée sur une formule, sans examen de sa réponse.
offers-low-none = Aucune offre n'est sous le seuil.
offers-low-too-few = Moins de deux offres complètes : la détection n'a pas de sens.

heading-offers-procedure = Procédure de passation
procedure-none = Le besoin est estimé à { $value } HT sur toute la durée : sous { $threshold } HT, ni publicité ni mise en concurrence préalables ; choisir une offre pertinente et ne pas contracter toujours avec le même (CCP R2122-8).
procedure-adapted = Le besoin est estimé à { $value } HT sur toute la durée : à partir de { $threshold } HT, marché à procédure adaptée (MAPA), publicité libre mais adaptée à l'objet.
procedure-adapted-boamp = Le besoin est estimé à { $value } HT sur toute la durée : à partir de { $threshold } HT, marché à procédure adaptée (MAPA) avec avis au BOAMP ou dans un journal d'annonces légales.
procedure-formalised = Le besoin est estimé à { $value } HT sur toute la durée : à partir de { $threshold } HT, procédure formalisée (en règle générale un appel d'offres), avec avis au JOUE et au BOAMP.
procedure-unknown = Les paramètres ne donnent pas de seuils à cette date.
procedure-note = Valeur estimée sur les prix de référence, seuils en vigueur au début du projet. Ne pas fractionner le besoin (CCP R2121-4).

heading-offers-watch = Points de vigilance
watch-expired = { $offer } : offre expirée le { $until }, avant le début du projet ({ $start }) ; demander la prolongation de sa validité.
watch-short = { $offer } : l'offre n'est plus valable après le { $until }, soit moins de { $days } jours après le début du projet ({ $start }).
watch-unknown = { $offer } : durée de validité non précisée.
watch-life = { $offer } : { $component } dure { $offered } mois, au lieu de { $reference } dans la référence.
watch-warranty = { $offer } : { $component } est garanti { $offered } mois, au lieu de { $reference } dans la référence.
watch-warning = { $offer } : { $message }
watch-none = Aucun.

heading-offers-break-even = Seuils de basculement (volume de « { $line } », { $from } à { $to })
break-even-always = { $winner } est moins chère que { $other } à tous les volumes.
break-even-first = { $first } / { $second } : { $winner } la moins chère dès { $at }
break-even-then = { $winner } à partir de { $at }
break-even-tie = égalité à partir de { $at }
break-even-more = et { $count } autres bascules
break-even-step = Un volume sur { $step } est calculé ; les bascules sont cernées par dichotomie.
break-even-none = Il faut deux offres complètes et une ligne quantifiée.

heading-offers-horizon = Offre la moins chère selon le volume et la durée
heading-offers-life = Offre la moins chère selon le volume et la part des durées de vie promises qui est tenue
column-horizon-row = Durée
column-life-row = Durées tenues
offers-months = { $months } mois
cell-tie = égalité

offers-column-file = Fichier
offers-column-quoted = Chiffré TTC
offers-column-fill = Complété TTC
offers-column-low = Anormalement basse
offers-ask = demander des justifications

## Le bordereau de prix

template-written = Bordereau de { $rows } lignes écrit dans { $file }
import-written = { $vendor } : { $priced } prix lus, { $included } inclus dans un autre, { $missing } non chiffrés. Offre écrite dans { $file }
import-refused = Aucune offre écrite.

component-device = Fourniture de l'équipement
component-install = Installation et mise en service
component-survey = Étude de site
component-lift = Nacelle et signalisation de chantier
component-battery = Piles ou batterie
component-spares = Pièces de rechange
component-pole-fee = Redevance d'occupation du support
component-upkeep = Entretien courant
component-vandalism = Remise en état après vandalisme
component-removal = Dépose et reprise en fin de vie
component-mounting = Pose en hauteur
component-exchange = Configuration et échange
component-backhaul = Liaison de collecte
component-power = Alimentation électrique
component-maintenance = Maintenance
component-subscription = Abonnement
component-setup = Mise en service initiale
component-keys = Enrôlement des objets
component-exit-export = Reprise des données en fin de marché
component-onboarding = Raccordement des objets
component-storage = Stockage des données
component-support = Assistance
component-training = Formation
component-reversibility = Réversibilité
component-calibration = Étalonnage
component-software = Logiciel
component-works = Travaux
component-studies = Études
component-inspection = Contrôle
component-licence = Licence
component-connectivity = Connectivité
component-integration = Intégration
component-hosting = Hébergement
component-security = Sécurité
component-patching = Mises à jour de sécurité
component-cabling = Câblage
component-cleaning = Nettoyage
component-servers = Serveurs
component-energy = Énergie

## Ce qui cloche dans une offre ou un bordereau

offer-plan = l'offre `{ $offer }` répond au plan `{ $other }`, et non à `{ $plan }`
    .label = un autre plan
offer-removes = l'offre retire `{ $component }` du besoin : elle ne le peut pas ; il est tenu pour non chiffré et garde le prix de référence
    .label = retiré par l'offre
    .help = s'il est compris dans le prix d'un autre composant, écrivez `included_in: ce-composant`
offer-outside = la ligne `{ $line }` n'est pas dans le besoin : ce que l'offre en dit change le coût du projet, pas la comparaison des offres
    .label = hors du besoin
schedule-unreadable = { $file } : fichier illisible : { $why }
    .help = formats lus : .xlsx, .ods, .csv
schedule-no-header = { $file } : aucune ligne d'en-tête trouvée dans les { $rows } premières lignes
    .help = il faut au moins une colonne « Désignation » et une colonne « PU HT » ou « Prix unitaire »
schedule-not-a-number = { $file } { $cell } : « { $text } » n'est pas un nombre
    .help = écrivez le seul prix unitaire HT, en chiffres
schedule-negative = { $file } { $cell } : prix négatif : { $text }
schedule-incl-vat = { $file } { $cell } : prix écrit TTC ({ $text }) : on attend { $write } HT
    .help = demandez au candidat le prix HT, ou corrigez la cellule et l'en-tête
schedule-amount = { $file } { $cell } : le montant est { $found }, alors que { $quantity } × { $price } = { $expected }
    .help = au bordereau, c'est le prix unitaire qui fait foi : demandez au candidat lequel des deux est erroné
schedule-quantity = { $file } { $cell } : quantité modifiée : { $found } au lieu de { $expected }
    .help = les quantités sont celles du besoin : rétablissez-les
schedule-unit = { $file } { $cell } : unité modifiée : « { $found } » au lieu de « { $expected } »
    .help = un prix vaut pour une unité : demandez au candidat le prix dans l'unité du besoin
schedule-vat-rate = { $file } { $cell } : taux de TVA { $found } au lieu de { $expected }
schedule-added = { $file } { $cell } : la ligne « { $name } » n'est pas dans le besoin
    .help = faites-la correspondre à un composant dans un fichier de correspondance : « { $name } »: { $example }, ou `none` pour l'ignorer
schedule-twice = { $file } { $cell } : `{ $component }` a déjà un prix en { $first }
schedule-total = { $file } { $cell } : le total est { $found } ; la somme des montants est { $expected }
schedule-vat = { $file } { $cell } : la TVA est { $found } ; on attend { $expected }
schedule-included = { $file } { $cell } : « { $text } » ne désigne aucune autre ligne du même équipement
    .help = écrivez le numéro de la ligne dans laquelle la prestation est comprise
schedule-duration = { $file } { $cell } : « { $text } » n'est pas un nombre entier de mois
schedule-empty = { $file } : aucun prix n'est rempli
    .help = colonnes reconnues : { $columns }
schedule-dropped = { $file } { $cell } : la ligne « { $name } » (`{ $component }`) est absente ou sans prix : non chiffrée, elle gardera le prix de référence
schedule-text-number = { $file } { $cell } : « { $text } » est un texte dans une cellule de nombre ; lu { $value }
schedule-formula = { $file } { $cell } : le prix est le résultat d'une formule ({ $formula }) ; lu { $value }, tel que le tableur l'a enregistré
unwritable = { $file } : le fichier ne peut pas être écrit : { $why }
mapping-target = la correspondance « { $name } » mène à `{ $target }`, qui n'est pas une ligne du besoin
    .label = inconnu
    .help = lignes du besoin : { $known }
mapping-unused = la correspondance « { $name } » ne sert à aucune ligne du bordereau
    .label = inutilisée

## Aide de la ligne de commande

help-offers = Comparer des offres, écrire le bordereau de prix à remplir, relire un bordereau rempli
help-offers-compare = Comparer des offres sur leur coût complet
help-offers-template = Écrire le bordereau de prix (BPU/DQE) que les candidats remplissent
help-offers-import = Relire un bordereau rempli et en faire une offre
help-offers-compare-plan = Projet : fichier, ou identifiant d'un projet fourni
help-offers-compare-offers = Fichiers des offres
help-offers-compare-anonymous = Sans le nom des candidats
help-option-horizon = Une autre durée, « 8 years »
help-offers-template-plan = Projet : fichier, ou identifiant d'un projet fourni
help-offers-template-output = Classeur à écrire
help-offers-import-file = Bordereau rempli : .xlsx, .ods ou .csv
help-offers-import-plan = Projet dont c'est le besoin
help-offers-import-output = Offre à écrire
help-offers-import-mapping = Correspondance des désignations, où les noms diffèrent
help-offers-import-vendor = Nom du candidat
