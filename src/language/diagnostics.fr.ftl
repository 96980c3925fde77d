# Les mots de chaque diagnostic, sous son code. La valeur est le message : une ligne qui se suffit à elle-même. Les attributs
# sont les étiquettes placées à côté de l'extrait et les conseils donnés en dessous.

error = erreur
warning = avertissement
help = conseil
and = et

why-missing = ce fichier n'existe pas
why-folder = c'est un dossier
why-denied = l'accès est refusé
why-other = le système n'en donne pas la raison
why-missing-folder = ce dossier n'existe pas
why-no-folder = ce n'est pas un dossier
why-special = ce n'est pas un fichier ordinaire
why-linked = c'est un lien vers un dossier
why-depth = il compte plus de 16 niveaux
why-entries = il contient plus de 20 000 fichiers
why-ending = seuls sont lus les noms qui finissent par `.yaml` ou `.yml`, en minuscules
why-hidden = son nom commence par un point
why-large = il dépasse 64 Mo
why-no-schema = sa première ligne n'est pas `schema: perenne/…/v1` avec l'un des cinq schémas, contre la marge
why-no-catalog = il ne contient ni catalogue, ni ville, ni paramètres
why-bad-id = son identifiant n'est pas fait de `a` à `z`, `0` à `9` et `-`
why-no-id = aucune ligne contre la marge ne donne son identifiant
why-not-text = ce n'est pas un texte en UTF-8
why-removed = le composant est retiré
why-included = le composant est compris dans un autre
why-unpriced = le composant n'a pas de prix
why-no-figure = aucun montant unique n'y figure
why-no-city = le projet n'a pas de collectivité
why-unused = rien dans le projet ne l'utilise

## Fichiers

unreadable = { $what ->
        [folder] le dossier ne peut pas être lu : { $why }
        [nothing] le dossier ne contient aucun fichier de perenne
       *[other] le fichier ne peut pas être lu : { $why }
    }
    .label = rien n'a pu être lu
    .help = indiquez le chemin d'un fichier, ou l'identifiant d'un projet fourni avec perenne
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-folder = `--catalogs` attend un dossier qui contient des catalogues, des collectivités ou des paramètres
    .help-shipped = `{ $similar }` est fourni avec perenne : désignez-le par son seul identifiant, comme dans `perenne check { $similar }`
    .help-inside = désignez un fichier de ce dossier : `{ $similar }`
too-large = le fichier est trop volumineux : { $size } Mo
    .label = non lu
    .help = la limite est de 64 Mo : répartissez le catalogue en plusieurs fichiers
not-utf8 = { $what ->
        [workbook] c'est un classeur ou une archive, non un texte
       *[text] le fichier n'est pas un texte en UTF-8
    }
    .label = premiers octets qui ne sont pas de l'UTF-8
    .workbook = rien n'en a été lu
    .help = enregistrez le fichier avec l'encodage UTF-8
    .help-workbook = donnez le classeur par son nom : `perenne check projet.xlsx` ; l'entrée standard ne prend ici que du YAML
syntax = { $slip ->
        [colon] il manque une espace après un deux-points
        [no-colon] il manque un deux-points après une clé
        [quotes] les guillemets typographiques ne sont pas ceux de YAML
        [blank] une ligne est en retrait par des espaces insécables
        [text] ce texte a besoin de guillemets
        [bracket] un crochet ou une accolade reste ouvert
        [comma] une valeur sans clé suit une virgule
       *[other] le fichier n'est pas du YAML valide
    }
    .label = { $slip ->
        [bracket] jamais refermé
        [other] la lecture s'arrête ici
       *[slip] ici
    }
    .help-colon = écrivez `clé: valeur`, avec une espace après le deux-points
    .help-no-colon = écrivez `{ $write }`
    .help-text = mettez ce texte entre guillemets droits, comme `"Capteurs : phase 2"`
    .help-quotes = écrivez des guillemets droits, `"…"`, ou aucun
    .help-blank = faites les retraits avec des espaces simples, deux par niveau ; les traitements de texte et les pages web en mettent d'autres
    .help-bracket = refermez ce qui est ouvert ici, sur cette ligne ou plus loin
    .help = cherchez un deux-points, un guillemet ou un crochet manquant, ou un retrait erroné, ici ou à la ligne précédente
    .help-comma = une liste se met entre crochets, `[…, …]` ; un texte qui contient une virgule, entre guillemets droits ; une clé a un deux-points et sa valeur, `{ $word }: …`
invisible = un caractère invisible figure ici : { $kind ->
        [hyphen] un trait d'union conditionnel
        [space] une espace sans chasse
        [order] une marque d'ordre des octets
       *[mark] une marque qui joint des lettres ou change le sens de lecture
    } (U+{ $char })
    .label = rien ne se voit
    .help = supprimez-le, et retapez le mot : il vient d'une page web ou d'un traitement de texte
invisible-text = un caractère invisible figure dans ce texte : { $kind ->
        [hyphen] un trait d'union conditionnel
        [space] une espace sans chasse
        [order] une marque d'ordre des octets
       *[mark] une marque qui joint des lettres ou change le sens de lecture
    } (U+{ $char })
    .label = rien ne se voit
    .help = il ne change aucun chiffre, mais se retrouve dans les rapports et les recherches : retapez le mot ; il vient d'une page web ou d'un traitement de texte
tab = le retrait est fait d'une tabulation
    .label = une tabulation
    .help = faites les retraits avec des espaces, deux par niveau
too-deep = le fichier compte plus de { $limit } niveaux imbriqués
    .label = niveau de trop
alias = les ancres, alias et clés de fusion de YAML ne sont pas admis
    .label = une ancre, un alias ou une clé de fusion
    .help = réécrivez la valeur entière à chaque endroit : chaque chiffre figure alors là où il sert
tag = les étiquettes de type de YAML ne sont pas admises
    .label = valeur étiquetée
    .help = supprimez l'étiquette : le format connaît la nature de chaque valeur
second-document = le fichier contient un second document YAML
    .label = il commence ici
    .help = placez-le dans un fichier à part
    .help-stray = retirez cette ligne `---` : ce qui la suit fait partie du même fichier
empty = le fichier est vide
    .label = rien ici
    .help = commencez par `schema: perenne/plan/v1` (ou `catalog`, `city`, `offer`, `parameters`, `programme` à la place de `plan`)
    .help-mapping = retirez `--mapping` : sans correspondance, un squelette à compléter s'écrit pour un bordereau qui en a besoin
duplicate-key = la clé `{ $key }` figure deux fois
    .label = la seconde fois
    .first = la première fois
    .help = gardez l'une des deux, ou réunissez sous une seule ce que portent les deux
    .help-pilot = `pilote` et `pilot` sont la même phase : gardez l'une des deux
unknown-schema = le fichier ne commence pas par un schéma connu
    .label = ce schéma n'est pas connu
    .help = commencez par `schema: perenne/plan/v1` (ou `catalog`, `city`, `offer`, `parameters`, `programme` à la place de `plan`)
    .help-similar = vouliez-vous dire `{ $similar }` ?
wrong-schema = un fichier `{ $expected }` est attendu, celui-ci est de schéma `{ $found }`
    .label = fichier d'une autre nature
    .help = indiquez un fichier dont la première ligne est `schema: { $expected }`
    .help-sheet = indiquez un classeur dont la feuille de ce schéma est remplie : `Projet`, `Ville` ou `Offre`
    .help-plan = un projet se donne à `perenne check PROJET`
    .help-city = une ville se place sous un projet par `perenne check PROJET --city FICHIER`, et s'examine par `perenne city check FICHIER`
    .help-programme = un programme se donne à `perenne check PROGRAMME`, ainsi qu'à `report`, `explain`, `whatif`, `sweep`, `batch`, `chart` et `survey`
    .help-offer = une offre se place sur un projet par `perenne check PROJET --offer FICHIER`, et se compare par `perenne offers compare PROJET FICHIER`
    .help-catalogs = catalogues et paramètres sont cherchés dans le dossier du projet, dans `catalogs` et dans celui de `--catalogs DOSSIER`
duplicate-id =
    { $kind ->
        [catalog] le catalogue `{ $id }` est défini deux fois dans un même dossier
        [city] la ville `{ $id }` est définie deux fois dans un même dossier
       *[other] l'identifiant `{ $id }` est défini deux fois dans un même dossier
    }
    .label = la seconde fois
    .first = la première fois

## Clés et structures

unknown-key =
    { $kind ->
        [column] la colonne `{ $key }` ne concerne pas cette ligne
        [field] le champ `{ $key }` n'existe pas
       *[key] la clé `{ $key }` est inconnue
    }
    .label =
        { $kind ->
            [column] rien ne peut figurer ici
            [field] ce champ n'existe pas
           *[key] cette clé n'existe pas ici
        }
    .help =
        { $kind ->
            [column] videz cette cellule ; une ligne de cette nature a pour colonnes : { $known }
            [field] les champs admis ici sont : { $known }
           *[key] les clés admises ici sont : { $known }
        }
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-rows = ce qui s'appelle ainsi se dit sur la feuille `{ $sheet }`, une ligne pour chacun ; videz cette ligne-ci
missing-key =
    { $kind ->
        [cell] `{ $key }` est vide
        [value] la clé `{ $key }` n'a pas de valeur
        [one-of] l'une des clés { $key } doit figurer ici
        [column] la colonne `{ $key }` est à remplir sur cette ligne
        [field] le champ `{ $key }` est absent
        [sheet] la feuille `{ $key }` est absente
       *[key] la clé `{ $key }` est absente
    }
    .label =
        { $kind ->
            [cell] à remplir
            [value] rien ne suit
            [one-of] aucune ici
            [column] pas de valeur sous `{ $key }`
           *[key] pas de `{ $key }` ici
        }
    .help =
        { $kind ->
            [cell] remplissez cette cellule
            [one-of] ajoutez l'une d'elles
            [column] remplissez la colonne `{ $key }`, ou ajoutez-la
            [field] ajoutez une ligne `{ $key }` avec sa valeur
            [sheet] ajoutez une feuille `{ $key }`, comme dans le classeur qu'écrit `perenne new`
           *[key] ajoutez `{ $key }: …`
        }
    .help-empty = écrivez une valeur après `{ $key }:`, ou supprimez la clé
not-a-map = des clés suivies de leur valeur sont attendues ici
    .label = écrivez `clé: valeur`, une par ligne, ou {"{"}clé: valeur, …{"}"}
    .help = écrivez par exemple `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-dash = supprimez le `- ` devant chaque clé : ces clés ne forment pas une liste
not-a-list = une liste est attendue ici
    .label = écrivez `- …`, un par ligne, ou […, …]
    .help = écrivez par exemple `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-dash = chaque élément de la liste commence par `- ` : écrivez `- { $key }: …`
    .help-entry = chaque élément de la liste commence par `- ` : écrivez par exemple `{ $example }`
    .help-all = supprimez la clé : sans elle, toutes comptent
empty-list = la liste est vide
    .label = sans valeur rien n'est dit, et rien ne vaut jamais 0
    .help = écrivez-en une, comme `{ $example }`, ou omettez le champ
not-a-scalar = une valeur unique est attendue ici
    .label = une seule valeur, ni clés ni liste
    .help-write = écrivez `{ $write }`, sans crochets
    .help-phases = une quantité par phase se met après le nom de chacune, comme `{"{"}pilot: 50, run: 200{"}"}`
unknown-word = `{ $word }` n'est pas admis ici
    .label = ne fait pas partie des mots admis
    .help = mots admis : { $known }
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-page = choix possibles : { $known }
bad-id = `{ $id }` ne peut pas servir d'identifiant
    .label = un identifiant se compose de `a` à `z`, `0` à `9` et `-`
    .help = écrivez `{ $write }` ; un nom en clair se met dans `title`, `label` ou `name`, là où il y en a ; une ligne porte celui de son article
    .help-sheet = écrivez `{ $write }` ; un nom en clair se met sous Titre ou Nom, là où il y en a ; une ligne porte celui de son article, et le reste va sous Remarques
    .help-known = écrivez l'identifiant d'un élément qui existe, tel qu'il y figure
    .help-file = un fichier se trouve par l'identifiant qu'il porte : ouvrez `{ $id }` et écrivez celui qu'il se donne, comme `city: son-identifiant` ; ou retirez la clé et donnez le fichier par `--city { $id }`
    .help-long = un identifiant a au plus { $limit } caractères
reserved-id = l'identifiant `{ $id }` est réservé
    .label = les chemins ont besoin de ce mot
    .help = choisissez un autre identifiant, par exemple `{ $id }-1`

## Valeurs

not-a-number = ce n'est pas un nombre
    .label = un nombre est attendu
    .help-write = écrivez `{ $write }`
    .help = écrivez-le comme `{ $example }`
decimal-comma = le séparateur décimal est le point, non la virgule
    .label = virgule décimale
    .help = écrivez le nombre comme `{ $example }`
    .help-sheet = entrez-le dans la cellule comme un nombre, non comme du texte : le tableur sait alors ce que disent ses marques
    .help-write = écrivez `{ $write }`
digit-groups = les milliers se séparent par `_`, ou ne se séparent pas
    .label = milliers séparés autrement
    .help = écrivez le nombre comme `{ $example }`
    .help-sheet = entrez-le dans la cellule comme un nombre, non comme du texte : le tableur sait alors ce que disent ses marques
    .help-write = écrivez `{ $write }`
too-many-digits = ce nombre a plus de chiffres que le calcul exact n'en garde
    .label = plus de 28 chiffres
    .help = arrondissez-le à 28 chiffres au plus
signed-value = un plus devant un nombre n'ajoute rien
    .label = une valeur remplace la précédente
    .help-written = écrivez `{ $write }` : dans un fichier une valeur se suffit, et seuls les scénarios et `--set` modifient la précédente
    .help = écrivez `{ $write }` pour la valeur elle-même, `+10 %` ou `x 1.2` pour augmenter la précédente
missing-unit = l'unité manque
    .label = un nombre sans son unité
    .help-duration = écrivez l'unité : `{ $number } mois`, ou `{ $number } ans`
    .help-years = écrivez l'unité : `{ $number } ans`, ou `{ $number } mois`
    .help-amount = écrivez l'unité, par exemple `{ $write }`
    .help-like = écrivez la valeur comme `{ $example }`
    .help-time = écrivez un nombre entier de mois ou d'années, comme `18 mois` ou `10 ans`
    .help = écrivez la valeur comme `{ $example }` ; un prix par unité finit par `EUR/` et l'unité de l'article, un prix sans unité n'est compté qu'une fois pour toute la ligne
    .help-write = écrivez l'unité, par exemple `{ $write }` ; un prix par unité finit par `EUR/` et l'unité de l'article, un prix sans unité n'est compté qu'une fois pour toute la ligne
    .help-page = écrivez la valeur comme { $example }
    .help-write-page = écrivez l'unité, par exemple { $write }
unknown-currency = la monnaie n'est pas connue
    .label = une monnaie s'écrit `EUR`, `€` ou par un code de trois lettres
    .help = écrivez son code de trois majuscules, comme `{ $example }`
    .help-write = en euros, écrivez `{ $write }` ; dans une autre monnaie, son code de trois lettres, comme `USD`
    .help-page = écrivez-la comme { $example }, ou par son code de trois majuscules, comme `USD`
no-exchange = le projet ne donne pas de taux de change pour { $currency }
    .label = un prix en { $currency }
    .help = ajoutez au projet ce que vaut un { $currency } : `exchange: {"{"}{ $currency }: … EUR{"}"}`
    .help-sheet = ajoutez à la feuille du projet ce que vaut un { $currency }, en EUR, parmi ses taux de change
    .help-page = donnez le prix en euros, ou ajoutez dans le texte du projet ce que vaut un { $currency } en euros
foreign-currency = seul l'euro est admis ici
    .label = en { $write }
    .help-write = convertissez le montant en EUR ; le taux `exchange` du projet ne vaut que pour les prix
    .help-write-page = convertissez le montant en euros ; le taux de change du projet ne vaut que pour les prix
price-incl-vat = les prix s'écrivent hors taxes (HT)
    .label = un prix TTC
    .help = écrivez le prix hors taxes, comme `{ $example }` : le prix TTC divisé par 1 + le taux de TVA
    .help-write = écrivez `{ $write }` si la TVA est de 20 % ; sinon, divisez par 1 + le taux de TVA
price-excl-vat-word = les prix sont déjà hors taxes, sans la mention « HT »
    .label = la mention « HT » est de trop
    .help = écrivez-le sans cette mention, comme `{ $example }`
    .help-write = écrivez `{ $write }`
vat-word = un montant qui n'est pas un prix s'écrit tel quel, sans « HT » ni « TTC »
    .label = la mention est de trop
    .help = écrivez le montant seul, comme `{ $example }`
    .help-write = écrivez `{ $write }` : aucune TVA n'en est retirée
negative = une valeur négative n'est pas admise ici
    .label = inférieur à zéro
    .help = écrivez une valeur positive ou nulle, comme `{ $example }` ; seuls les comptes d'une ville peuvent être négatifs
    .help-page = écrivez une valeur positive ou nulle, comme { $example } ; seuls les comptes d'une ville peuvent être négatifs
    .help-relative = une baisse est d'au plus `-100 %` : écrivez-la comme `{ $example }`
not-money = ce n'est pas un montant
    .label = un montant est attendu
    .help = écrivez-le comme `{ $example }`
    .help-write = écrivez `{ $write }`
not-yearly-money = un montant annuel est attendu
    .label = ce n'est pas un montant par an
    .help = écrivez-le comme `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-once = une seule fois, ou chaque année ? Une seule fois : gardez `{ $once }` et ajoutez quand, par exemple `at: run`, sans `from`, `until` ni `index` ; chaque année : écrivez `{ $write }`
    .help-once-sheet = une seule fois, ou chaque année ? Une seule fois : gardez `{ $once }` et dites quand dans la colonne `Échéance`, par la phase ou le délai (`36 mois`), en laissant vides la première et la dernière phase et l'indice ; chaque année : écrivez `{ $write }`
not-a-price = ce n'est pas un prix
    .label = un prix est attendu
    .help = écrivez-le comme `{ $example }`, suivi de `/month` ou de `/year` s'il revient chaque mois ou chaque année
    .help-write = écrivez `{ $write }`
    .help-unknown = si le prix reste à trouver, écrivez `{ $write }` : les totaux sont alors signalés comme des minimums
    .help-free = ce qui ne coûte rien s'écrit `0 EUR/` suivi de l'unité de l'article s'il se compte à l'unité, `0 EUR` s'il est facturé une fois pour toute la ligne
    .help-included = ce qu'un autre prix comprend n'est pas un coût de plus : dans un projet, écrivez `none` à la place du composant entier (`install: none`) ; dans une offre, `included_in:` suivi du composant qui le comprend, au lieu de `price`
    .help-question = que voulez-vous dire ? Un prix qui reste à trouver s'écrit `unknown` ; ce qui ne coûte rien, `0 EUR/` suivi de l'unité de l'article ; un composant inutile se retire par `none` à sa place
    .help-open = écrivez le seul chiffre à retenir ; les bornes entre lesquelles il peut se situer s'écrivent à côté, comme `range: 500 .. 580 EUR/sensor`
    .help-spread = écrivez `{ $write }`, la valeur à retenir, et à côté les bornes entre lesquelles elle peut se situer : `range: { $example }`
    .help-page = écrivez un montant, comme { $example }
    .help-free-page = ce qui ne coûte rien s'écrit « gratuit »
    .help-included-page = ce qu'un autre prix comprend n'est pas un coût de plus : retirez ce composant
    .help-question-page = que voulez-vous dire ? Un prix qui reste à trouver s'écrit « sur devis » ; ce qui ne coûte rien, « gratuit » ; un composant inutile se retire
    .help-open-page = écrivez le seul chiffre à retenir ; les bornes entre lesquelles il peut se situer s'écrivent dans le champ de la fourchette
    .help-unknown-page = si le prix reste à trouver, écrivez « sur devis » : les totaux sont alors signalés comme des minimums
not-a-component-share = ce n'est pas une part d'un composant
    .label = la part, et de quel composant
    .help = écrivez `8 %/year of device` pour une charge annuelle, `8 % of device` pour une charge à la mise en service
    .help-write = écrivez `{ $write }`
    .help-share = dites de quel composant, comme dans `{ $example } of device` (une fois) ou `{ $example }/year of device` (chaque année)
    .help-period = une telle part est facturée une fois, ou chaque année avec `/year` : calculez ce qu'elle représente par an
    .help-share-page = dites du prix de quoi, par exemple « { $example } de Fourniture de l'équipement » pour une charge à la mise en service, « { $example }/an de Fourniture de l'équipement » pour une charge annuelle
    .help-page = écrivez la part et le composant dont elle est une part : « 8 % de Fourniture de l'équipement » pour une charge à la mise en service, « 8 %/an de Fourniture de l'équipement » pour une charge annuelle
bare-share = le signe `%` manque
    .label = une part sans `%`
    .help = écrivez-la comme `{ $example }`
    .help-write = écrivez `{ $write }`, si c'est bien ce que vous voulez dire
    .help-write-page = que voulez-vous dire ?
not-a-share = ce n'est pas une part
    .label = un pourcentage est attendu
    .help = écrivez-le comme `{ $example }`
    .help-write = écrivez `{ $write }`
not-a-rate = ce n'est pas un taux annuel
    .label = un taux par an est attendu
    .help = écrivez-le comme `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-period = un taux d'une autre période n'est pas converti : calculez ce qu'il représente par an, et terminez par `/year`
    .help-list = un taux pour chaque année forme une liste : écrivez `{ $write }`
    .help-period-page = un taux d'une autre période n'est pas converti : calculez ce qu'il représente par an
share-not-rate = un pourcentage est attendu, non un taux annuel
    .label = `/year` est de trop
    .help-write = écrivez `{ $write }`
rate-not-share = un taux annuel est attendu
    .label = `/year` manque
    .help-write = écrivez `{ $write }`
not-a-duration = ce n'est pas une durée
    .label = une durée est attendue
    .help = écrivez un nombre entier de mois ou d'années : `18 mois`, `10 ans`
    .help-write = écrivez `{ $write }`
    .help-open = écrivez la seule durée à retenir ; les bornes entre lesquelles elle peut se situer se mettent dans le projet sous `uncertainty`
    .help-never = laissez-la de côté : ce qui n'a pas de durée de vie n'est jamais renouvelé
    .help-open-page = écrivez la seule durée à retenir ; les bornes entre lesquelles elle peut se situer s'ajoutent sous « Ce qui n'est pas sûr »
    .help-never-page = laissez le champ vide : ce qui n'a pas de durée de vie n'est jamais renouvelé
not-a-month = ce n'est pas un mois
    .label = une année et un mois sont attendus
    .help = écrivez-le comme `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-day-first = écrivez l'année puis le mois : `{ $write }` si le premier chiffre est le jour
not-a-date = ce n'est pas une date
    .label = une année, un mois et un jour sont attendus
    .help = écrivez-la comme `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-day-first = écrivez l'année d'abord : `{ $write }` si le premier chiffre est le jour
not-a-quantity = ce n'est pas une quantité
    .label = un nombre d'unités est attendu
    .help = écrivez-la comme `{ $example }`
    .help-write = écrivez `{ $write }`
    .help-share = pour une part d'une autre ligne, écrivez `{ $example }` et le nom de cette ligne, comme dans `{ $example } sensors`
    .help-open = écrivez le seul nombre à retenir ; les bornes entre lesquelles il peut se situer se mettent dans le projet sous `uncertainty`
    .help-ratio = tant pour tant vaut pour toutes les phases à la fois : écrivez-le comme `quantity` même, et non sous une phase
    .help-open-page = écrivez le seul nombre à retenir ; les bornes entre lesquelles il peut se situer s'ajoutent sous « Ce qui n'est pas sûr »
    .help-ratio-page = tant pour tant vaut pour toutes les phases à la fois : remettez d'abord une seule quantité pour toutes les phases
not-a-range = ce n'est pas une fourchette
    .label = une borne basse et une borne haute sont attendues
    .help = écrivez-la comme `{ $example }`
    .help-write = écrivez `{ $write }`
not-a-score = ce n'est pas une note
    .label = les points, et sur combien
    .help = écrivez-la comme `{ $example }`
out-of-range = cette valeur sort des limites admises ici
    .label = hors limites
    .help = les limites sont : { $example }
range-kinds = les bornes de la fourchette ne sont pas de la même nature : `{ $low }` et `{ $high }`
    .label = l'une compte autrement que l'autre
    .help = rapportez les deux à la même unité et à la même période, comme `450 .. 750 EUR/sensor` : l'unité une seule fois, après la seconde borne
    .help-write = écrivez `{ $write }`
range-order = la fourchette ne va pas du bas vers le haut
    .label = écrivez d'abord le prix le plus bas, les deux bornes dans la même unité

## Catalogues et composants

wrong-unit =
    { $kind ->
        [item] les prix de cet article sont donnés par `{ $expected }`, et son unité est `{ $unit }`
       *[price] l'unité `{ $unit }` n'est pas celle de l'article
    }
    .label = en `{ $unit }`
    .unit = l'article se compte en `{ $expected }`
    .help = écrivez `{ $write }`
    .help-item = écrivez `{ $write }`, ou donnez les prix par `{ $unit }`
    .help-price = donnez le prix par `{ $expected }` : `… EUR/{ $expected }`
    .help-time = un prix qui revient s'écrit par mois, par trimestre ou par an : calculez ce qu'il fait par an, et terminez-le par `/year`
    .help-quantity = donnez le nombre en `{ $expected }`, comme `1 { $expected }`
    .help-price-page = donnez le prix par { $expected }
    .help-time-page = un prix qui revient s'écrit par mois, par trimestre ou par an : calculez ce qu'il fait par an
    .help-page = écrivez { $write }
    .help-quantity-page = donnez le nombre en { $expected }
price-kind = `{ $price }` n'est pas de la même nature que le prix dont il tient lieu
    .label = prix d'une autre nature
    .other = le prix dont il tient lieu
    .help = rapportez les deux à la même unité, et écrivez les deux une fois pour toutes, ou les deux par `/month` ou `/year`
    .help-page = rapportez les deux à la même unité, et donnez les deux une fois pour toutes, ou les deux par mois ou par an
price-dependents = le nouveau prix de `{ $component }`, `{ $new }`, compte autrement que celui qu'il remplace, `{ $old }` ; or { $names } en dépendent dans la même ligne
    .label = ce prix
    .other = le prix qu'il remplace
    .help = rapportez-le à la même unité et à la même période que le prix qu'il remplace, ou donnez aussi un nouveau prix à { $names }
    .help-write = écrivez `{ $write }` ; si c'est bien un prix d'une autre nature, donnez aussi un nouveau prix à { $names }
unknown-component = { $of ->
        [item] l'article `{ $line }` n'a pas
       *[line] la ligne `{ $line }` n'a pas
    } de composant `{ $component }`
    .label = ses composants sont : { $known }
    .help-similar = vouliez-vous dire `{ $similar }` ?
removed-component = `{ $component }` sert ici, mais ce composant a été retiré de la ligne `{ $line }`
    .label = a besoin de `{ $component }`
    .removed = retiré ici
    .help = retirez aussi ce composant, ou donnez-lui un prix qui ne dépend d'aucun autre
circle = `{ $component }` dépend de lui-même
    .label = ramène à `{ $component }`
share-base = une part de `{ $of }` ne peut pas être calculée
    .label = une part de `{ $of }`
    .base = récurrent, ou à tranches progressives
    .help = prenez une part d'un composant facturé une seule fois (`EUR` ou `EUR/unité`), sans tranches progressives
    .help-page = prenez une part d'un composant facturé une seule fois, sans prix par volume
follows-unit = `{ $component }` n'est pas facturé comme `{ $leader }`, qu'il suit
    .label = suit `{ $leader }`
    .other = le prix de `{ $component }`
    .help = donnez à l'un et à l'autre un prix à l'unité (`EUR/unité`), ou à l'un et à l'autre un forfait (`EUR`)
    .help-page = donnez à l'un et à l'autre un prix à l'unité, ou à l'un et à l'autre un forfait
field-conflict =
    { $field ->
        [graduated] des tranches progressives demandent un prix à l'unité, non un forfait
        [at] `at` avec une phase ou une durée ne vaut que pour un forfait (`EUR`)
        [index] une part n'a pas d'indice (`index`) propre : elle évolue avec le prix dont elle est une part
        [fixed_part] une part n'a pas de part fixe (`fixed_part`) propre : elle évolue avec le prix dont elle est une part
        [once] ce qui est ponctuel (`at`) est un montant, sans période ni `from`, `until` ou `index`
        [section] seule une recette ponctuelle (`at`) peut relever de la section d'investissement
       *[other] `{ $field }` ne peut pas figurer avec `{ $other }`
    }
    .label =
        { $field ->
            [graduated] tranches progressives, mais pas de prix à l'unité
            [at] ici, seulement `entry` ou `exit`
            [index] à supprimer
            [fixed_part] à supprimer
            [once] pas avec l'autre
            [section] à supprimer, ou indiquez `revenue` avec `at`
           *[other] gardez l'un des deux
        }
    .other =
        { $field ->
            [at] ce n'est pas un forfait
            [index] une part
            [fixed_part] une part
           *[other] `{ $other }`
        }
    .help-once = pour une recette ou une économie ponctuelle, un montant sans période, par exemple `12_000 EUR` ; pour ce qui revient chaque année, `from` au lieu de `at`
    .page =
        { $field ->
            [graduated] des tranches progressives demandent un prix à l'unité, non un forfait
            [at] une phase ou un délai ne vaut que pour un forfait
            [index] une part n'a pas d'indice propre : elle évolue avec le prix dont elle est une part
            [fixed_part] une part n'a pas de part fixe propre : elle évolue avec le prix dont elle est une part
            [once] ce qui ne vient qu'une fois est un montant, sans période, ni première ou dernière phase, ni indice
            [section] seule une recette ponctuelle peut relever de la section d'investissement
           *[other] `{ $field }` ne peut pas figurer avec `{ $other }` : videz l'un des deux
        }
    .help-once-page = pour une recette ou une économie ponctuelle, un montant sans période, par exemple 12 000 € ; pour ce qui revient chaque année, une première phase au lieu d'un moment
tier-order =
    { $what ->
        [upto] les tranches ne sont pas dans l'ordre
        [until] la phase de `until` précède celle de `from`
       *[from] les dates ne sont pas dans l'ordre
    }
    .label =
        { $what ->
            [upto] cette tranche
            [until] la dernière phase
           *[from] ne suit pas la date qui précède
        }
    .other =
        { $what ->
            [until] la première phase
           *[from] la date qui précède
        }
    .help =
        { $what ->
            [upto] chaque `upto` doit être supérieur au précédent
            [until] `until` doit nommer la même phase que `from`, ou une phase postérieure
           *[from] rangez les valeurs par date, de la plus ancienne à la plus récente, chaque date une seule fois
        }
    .help-open = la dernière tranche n'a pas de `upto`, toutes les autres en ont un
    .help-page = rangez les bornes de la plus petite à la plus grande, les dates de la plus ancienne à la plus récente, les phases dans leur ordre
    .help-open-page = la dernière tranche n'a pas de borne, toutes les autres en ont une
unknown-source = le catalogue n'a pas de source `{ $source }`
    .label = absente des sources
    .sources = les sources sont énumérées ici
    .help = sources connues : { $known } ; ou décrivez celle-ci sous `sources` du projet
    .help-none = décrivez-la sous `sources` du projet
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-page = sources connues : { $known } ; ou décrivez celle-ci parmi les sources du projet, dans son texte
    .help-none-page = décrivez-la parmi les sources du projet, dans son texte
unknown-index = l'indice `{ $index }` n'existe pas
    .label = ni dans le projet ni dans les paramètres
    .help = indices connus : { $known } ; ou ajoutez au projet `indices: {"{"}{ $index }: 2 %/year{"}"}`
    .help-id = indices connus : { $known } ; ou ajoutez au projet `indices: {"{"}{ $id }: 2 %/year{"}"}`, et écrivez ici `{ $id }`
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-sheet = indices connus : { $known } ; ou ajoutez `{ $index }` et son taux parmi les indices de prix du projet
    .help-page = indices connus : { $known } ; ou ajoutez celui-ci parmi les indices de prix du projet, dans son texte
unknown-phase = le projet n'a pas de phase `{ $phase }`
    .label = ne fait pas partie des phases
    .help = ses phases sont : { $known }
    .help-similar = vouliez-vous dire `{ $similar }` ?
outside-horizon =
    { $what ->
        [draw] l'emprunt est mobilisé en dehors du projet
       *[at] le forfait est facturé après la fin du projet
    }
    .label = en dehors de l'horizon
    .help = choisissez un mois entre le début du projet et la fin de son horizon

## Projets

unknown-catalog = le catalogue `{ $catalog }` n'existe pas
    .label = introuvable dans les dossiers
    .help = catalogues connus : { $known } ; `--catalogs` ajoute un dossier
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-page = catalogues connus : { $known }
unknown-item = l'article `{ $item }` n'existe pas
    .label = introuvable
    .help = un article s'écrit `catalogue/article`, par exemple `sensors/urban-sensor`
    .help-known = les articles de ce catalogue sont : { $known }
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-page = un article se désigne par son catalogue et son nom, comme `sensors/urban-sensor`
unknown-city = la ville `{ $city }` n'existe pas
    .label = introuvable dans les dossiers
    .help = villes connues : { $known } ; `--catalogs` ajoute un dossier, `--city FICHIER` nomme le fichier d'une ville
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .help-workbook = un classeur porte ce nom : nommez-le, `--city { $file }`
    .help-file = ici s'écrit l'identifiant d'une ville ; son fichier se nomme dans la commande, `--city { $file }`
    .help-page = choisissez-en une dans la liste, ou ajoutez la vôtre depuis le bureau
    .help-file-page = choisissez-en une dans la liste
    .help-workbook-page = choisissez-en une dans la liste, ou reprenez le classeur depuis le bureau
unknown-plan = le projet `{ $name }` n'existe pas
    .label = ni fichier à cet endroit, ni projet de cet identifiant dans les dossiers
    .help = projets connus : { $known } ; un fichier se nomme depuis le dossier du programme : `plans/le-mien.yaml`
    .help-programme = `{ $name }` est un programme : nommez ses projets un à un
    .help-similar = vouliez-vous dire `{ $similar }` ?
unknown-offer = l'offre `{ $name }` n'existe pas
    .label = ni fichier à cet endroit, ni offre de cet identifiant dans les dossiers
    .help = offres connues : { $known } ; un fichier se nomme depuis le dossier du programme : `offres/fournisseur.yaml`
    .help-similar = vouliez-vous dire `{ $similar }` ?
plan-twice = le projet `{ $plan }` figure deux fois dans le programme
    .label = la seconde fois
    .first = la première fois
    .help = retirez l'un des deux ; ce qui se déploie deux fois est le double dans un seul projet
no-plans = un programme sans projets
    .label = aucun projet ici
    .help = nommez-en au moins un : `plans: [bethune-sensors]`
city-of-plan = `{ $path }` change la ville pour un seul projet : tous les projets d'un programme reposent sur la même
    .label = ici, la ville n'est pas celle du projet
    .help = retirez-le (`{ $by }`) ; une autre ville pour tous se nomme sous `city`, ou par `--city`
no-city = sans ville, pas de verdict : le projet n'en nomme aucune
    .label = ajoutez `city: …`
    .label-sheet = la ville à nommer
    .help = nommez une ville avec `--city`, ou demandez le coût seul avec `perenne cost`
    .help-sheet = écrivez-y une ville (`perenne city list` les montre) ou nommez-la avec `--city`, ou demandez le coût seul avec `perenne cost`
    .help-page = choisissez une ville dans la liste
unknown-line = le projet n'a pas de ligne `{ $line }`
    .label = ne fait pas partie des lignes
    .help = ses lignes sont : { $known }
    .help-similar = vouliez-vous dire `{ $similar }` ?
in-scenario = dans le scénario `{ $scenario }` : { $fault }
    .label = ce que dit le scénario
    .plan = dans le projet
    .help = sans ce scénario, le projet se calcule : corrigez la valeur du scénario
phases-sum = la somme des phases n'est pas égale à l'horizon
    .label = `{ $sum }` en tout, sans `rest`
    .horizon = `{ $horizon }`
    .help = la somme des phases doit être égale à l'horizon ; une seule peut s'écrire `rest`, et il doit lui rester du temps
    .help-page = la somme des phases doit être égale à la durée du projet ; une seule peut prendre le reste, et il doit lui en rester
short-after-pilot = le pilote doit être suivi d'au moins 12 mois
    .label =
        { $months ->
            [0] rien ne le suit
           *[other] il n'est suivi que de { $months } mois
        }
    .horizon = l'horizon
    .help = raccourcissez le pilote ou allongez l'horizon : c'est ce qui vient après le pilote qu'il faudra payer
    .help-page = raccourcissez le pilote ou allongez le projet : c'est ce qui vient après le pilote qu'il faudra payer
fraction = `{ $what }` se compte en nombres entiers
    .label = une fraction
    .help = arrondissez, ou écrivez `divisible: true` pour cet article dans son catalogue
    .help-thousands = s'agit-il de milliers ? Écrivez alors `{ $write }` ; une part d'unité ne se compte pas
    .help-whole = écrivez un nombre entier
    .help-page = arrondissez : une part d'unité ne se compte pas
    .help-thousands-page = s'agit-il de milliers ? Écrivez alors { $write } ; une part d'unité ne se compte pas
same-id = l'identifiant `{ $id }` sert deux fois
    .label = la seconde fois
    .first = la première fois
loan-ceiling = les emprunts dépassent de { $excess } ce qu'ils peuvent financer
    .label = le premier des emprunts
    .help =
        l'emprunt ne finance que l'investissement : ici { $ceiling } au plus, soit l'investissement TTC
        moins les subventions, participations et FCTVA auxquels il donne droit
loan-periods = la durée de l'emprunt ne s'accorde pas avec ses échéances
    .label = ne s'accorde pas
    .other = la durée
    .help =
        { $every ->
            [1] une échéance tombe chaque mois : la durée doit être d'un mois au moins
           *[other] une échéance tombe tous les { $every } mois : la durée doit en être un multiple
        }
    .help-deferral =
        { $every ->
            [1] une échéance tombe chaque mois : le différé `deferral` se compte en échéances et doit finir avant la durée de `{ $term }`
           *[other] une échéance tombe tous les { $every } mois : le différé `deferral` se compte en échéances et doit finir avant la durée de `{ $term }`
        }
    .help-deferral-page =
        { $every ->
            [1] une échéance tombe chaque mois : le différé se compte en échéances et doit finir avant la durée de { $term }
           *[other] une échéance tombe tous les { $every } mois : le différé se compte en échéances et doit finir avant la durée de { $term }
        }
unknown-path = { $use ->
        [draw] `{ $path }` ne peut pas être tiré au sort
        [empty] `{ $path }` ne contient aucun montant à tirer au sort
        [unpriced] `{ $path }` vaut `unknown` : aucun montant n'y est à tirer au sort
       *[other] le chemin `{ $path }` ne mène à rien
    }
    .label = { $use ->
        [draw] ne peut pas être incertain
        [empty] aucun montant unique ici
        [unpriced] un prix qui reste à trouver
       *[other] rien à ce chemin
    }
    .help-unpriced = donnez d'abord un montant au prix, ou laissez de côté son incertitude jusque-là
    .help-drawn = ce qui peut y être tiré au sort : { $known }
    .help-empty = écrivez-y d'abord un montant unique ; les prix par tranches et un nombre compté d'après une autre ligne ne sont pas tirés au sort
    .help-draw = peuvent être tirés au sort : les quantités, les prix, les renouvellements, les pannes, les durées de vie et de garantie, les indices et le taux d'actualisation, les taux, plafonds, montants et dates de mobilisation des financements, les bénéfices, et de la collectivité les comptes, l'évolution, le taux d'emprunt et les enveloppes ; ce que change un autre début, une autre durée, un autre décalage ou une autre population, un scénario ou `sweep` le montre
    .help-scenarios = le projet n'a pas de scénario
    .help = à la place de `{ $part }`, il y a : { $known }
    .help-programme = les chemins d'un programme commencent par un projet, comme `bethune-sensors.sensors.quantity.rollout`, ou par `city` ; ici : { $known }
    .help-no-scenario = ce projet n'a pas de scénarios : retirez `scenario`, ou écrivez-en un sous `scenarios` dans le projet
    .help-relative = `+10 %` et `x 1.2` modifient une valeur écrite ; ce chemin n'en a pas : donnez la valeur elle-même
    .help-similar = vouliez-vous dire `{ $similar }` ?
    .page =
        { $use ->
            [draw] `{ $path }` ne peut pas être tiré au sort
            [empty] `{ $path }` ne contient aucun montant à tirer au sort
            [unpriced] `{ $path }` n'a pas de prix : aucun montant n'y est à tirer au sort
           *[other] `{ $path }` ne mène à rien dans ce projet
        }
not-relative = `{ $value }` n'a rien à modifier à `{ $path }` : { $why }
    .label = modification d'un prix qui n'y est pas
    .help = indiquez le prix lui-même
outside-range = la valeur de `{ $path }` est hors de sa fourchette
    .label = ne contient pas la valeur
    .help = un tirage triangulaire va du bas au haut en passant par la valeur : élargissez la fourchette, ou, sous `uncertainty`, nommez une autre `distribution`
    .help-sheet = un tirage triangulaire va du bas au haut en passant par la valeur : élargissez la fourchette, ou nommez une autre distribution dans la feuille « Incertitudes »
    .help-page = un tirage triangulaire va du bas au haut en passant par la valeur : élargissez la fourchette, ou choisissez une autre loi sous « Ce qui n'est pas sûr »
accounts-year = les comptes de { $year } ne précèdent pas le projet, qui commence en { $start }
    .label = l'année des comptes
    .plan = le début du projet
    .help = prenez les derniers comptes arrêtés avant la première année du projet, ou faites commencer le projet plus tard
outlook-year = les prévisions donnent { $year }, mais les comptes sont ceux de { $base } : seuls les exercices suivants se prévoient
    .label = ne suit pas les comptes
    .accounts = exercice des comptes
outlook-investing = avec `investing: constant-debt`, la ville investit chaque année ce qui laisse sa dette inchangée : une prévision de `{ $account }` n'y a pas sa place
    .label = découle de la dette
    .investing = l'investissement n'est pas celui des comptes
    .help = retirez-la des prévisions, ou écrivez `investing: accounts`
    .help-sheet = retirez-la des prévisions, ou écrivez `accounts` dans le champ « Investissement à venir »
    .page = la ville investit chaque année ce qui laisse sa dette inchangée : une prévision de { $account } n'y a pas sa place
    .help-page = retirez-la des prévisions, ou choisissez « comme dans les comptes, en empruntant »
no-depreciation = les comptes ne donnent pas de dotations aux amortissements : rien à prévoir ni à faire évoluer
    .label = aucun montant de départ
    .help = donnez-les d'abord : `accounts: {"{"}…, depreciation: … EUR{"}"}`, nettes des reprises de subventions
    .help-sheet = donnez-les d'abord dans le champ « Dotations nettes aux amortissements », nettes des reprises de subventions
    .help-page = donnez-les d'abord parmi les comptes, nettes des reprises de subventions
debt-years = l'échéancier de la dette passe à { $year } alors que { $expected } est attendu
    .label = { $expected } manque avant
    .accounts = l'échéancier commence à l'exercice qui suit ces comptes
    .help = donnez chaque exercice à partir de celui qui suit les comptes, sans lacune
debt-repaid = l'échéancier de la dette rembourse { $principal } en { $year }, mais il ne reste que { $left }
    .label = plus qu'il ne reste
    .debt = encours à la fin de l'exercice des comptes
    .help = corrigez l'échéancier ou l'encours : ensemble, ils remboursent la dette et rien de plus
no-law = aucune valeur de `{ $key }` n'est en vigueur au { $day }
    .label = le projet en a besoin
    .help-early = la plus ancienne valeur date du { $first } : vérifiez le début du projet
    .help = ajoutez-en une dans un fichier de paramètres, avec `from: { $day }` ou une date antérieure
    .help-page = vérifiez le début du projet : aucune règle n'est connue pour cette date
overflow = les montants sont trop grands pour être calculés au centime
    .help = cherchez une erreur de saisie dans les quantités, les prix, les comptes et leur évolution : aucun montant ne peut dépasser 1 000 000 000 000 000 €
weights = la somme des pondérations n'est pas de 100 %
    .label = `price` et `technical` font ensemble 100 %

## Avertissements

unpriced = `{ $component }` n'a pas de prix : les totaux dont ce composant fait partie sont des minimums
    .label = pas de prix
    .help = donnez-lui un prix ; d'ici là, le seul verdict possible est « insoutenable »
price-magnitude = le nouveau prix de `{ $component }`, `{ $new }`, s'écarte de plus de dix fois de celui qu'il remplace, `{ $old }`
    .label = le prix retenu
    .other = le prix qu'il remplace
    .help = vérifiez qu'il n'y a pas d'erreur de milliers, de centimes ou de séparateur décimal : le prix est repris tel quel
subsidy-renewals = la subvention `{ $funding }` { $lines ->
        [named] nomme ses lignes, mais pas de phases
       *[all] ne nomme ni phases ni lignes
    } : { $renewals } sur { $all } vont à des renouvellements
    .label = ce taux vaut aussi pour les renouvellements
    .help = un financeur paie rarement ce qui remplace un investissement des années plus tard : si elle ne vise que le premier équipement, bornez-la par `phases: [pilot, …]` ou par `cap` ; si elle vise aussi les renouvellements, nommez toutes les phases
    .help-sheet = un financeur paie rarement ce qui remplace un investissement des années plus tard : si elle ne vise que le premier équipement, bornez-la dans la colonne « Phases éligibles » ou « Plafond » ; si elle vise aussi les renouvellements, nommez toutes les phases
    .help-page = un financeur paie rarement ce qui remplace un investissement des années plus tard : si elle ne vise que le premier équipement, bornez-la par ses phases éligibles ou par son plafond ; si elle vise aussi les renouvellements, nommez toutes les phases
idle-funding = `{ $funding }` ne rapporte rien : aucune dépense du projet n'est de celles qu'elle aide
    .label = ce taux ne s'applique à aucun montant
    .help = vérifiez sa section (`of`), ses `lines` et ses `phases` ; un bien meuble sous le seuil de valeur unitaire est une dépense de fonctionnement
    .help-sheet = vérifiez sa section, ses lignes et ses phases éligibles ; un bien meuble sous le seuil de valeur unitaire est une dépense de fonctionnement
    .help-page = vérifiez sa section, ses lignes et ses phases éligibles ; un bien meuble sous le seuil de valeur unitaire est une dépense de fonctionnement
length-magnitude = `{ $written }` sans unité se lit { $written } km : écrivez `{ $metres }` s'il s'agit de mètres, `{ $kilometres }` sinon
    .label = à partir de { $limit } km l'unité est demandée : peu de réseaux municipaux sont aussi longs
principal-above-debt = { $city } : le capital remboursé, { $principal }, dépasse la dette, { $debt }
    .label = remboursé dans l'exercice
    .other = l'encours à la fin de l'exercice
    .help = vérifiez que les deux sont dans la même unité et qu'aucun n'a été pris pour l'autre : la dette est l'encours à la fin de l'exercice
revenue-magnitude = { $city } : { $revenue } de recettes pour { $population } habitants, soit { $each } chacun ; les communes ont entre { $low } et { $high }
    .label = le premier de ces montants
    .other = les habitants
    .help = les comptes sont publiés en euros ou en milliers d'euros (`k€`) : vérifiez l'unité, et le nombre d'habitants
account-magnitude = { $city } : { $account } ({ $year }) : { $amount }, { $how ->
        [above] plus que les recettes de fonctionnement
        [times] plus de dix fois les recettes de fonctionnement
       *[leap] sans commune mesure avec { $than }
    } ({ $other })
    .label = ce montant
    .other = ce à quoi il est comparé
    .help = les comptes sont publiés en euros ou en milliers d'euros (`k€`) : vérifiez l'unité de ce montant
price-not-yet = aucun prix de `{ $component }` n'est encore en vigueur en { $start } : composant compté comme non chiffré
    .label = tous commencent plus tard
expired-price = le prix de `{ $component }` valait jusqu'au { $date }, avant le début du projet en { $start } : repris tel quel
    .label = n'est plus valable au début du projet
stale-source = { $of ->
        [offer] l'offre
       *[price] la source de
    } `{ $component }` date du { $date }, plus de 24 mois avant le début du projet en { $start } : { $of ->
        [offer] prix repris tels quels
       *[price] prix repris tel quel
    }
    .label = cette source
    .date = sa date
movable-threshold = { $line } : { $cost } TTC l'unité, sous le seuil de { $threshold } : fonctionnement
    .label = imputé en section de fonctionnement
    .help =
        les biens meubles d'une valeur unitaire inférieure au seuil relèvent de la section de fonctionnement : ils perdent le
        FCTVA et les subventions d'investissement, si bien qu'une unité moins chère peut coûter plus à la ville. Si une
        délibération les inscrit en investissement, écrivez `section: investment`
    .help-sheet =
        les biens meubles d'une valeur unitaire inférieure au seuil relèvent de la section de fonctionnement : ils perdent le
        FCTVA et les subventions d'investissement, si bien qu'une unité moins chère peut coûter plus à la ville. Si une
        délibération les inscrit en investissement, écrivez « investissement » dans la colonne « Section » de la feuille « Prix »
    .help-page = les biens meubles d'une valeur unitaire inférieure au seuil relèvent de la section de fonctionnement : ils perdent le FCTVA et les subventions d'investissement, si bien qu'une unité moins chère peut coûter plus à la ville. Si une délibération les inscrit en investissement, choisissez la section d'investissement pour ce prix
co-financing = subventions et participations publiques s'élèvent à { $granted }, soit plus de { $limit } de l'investissement de { $investment } HT{ $private ->
        [yes] , financements privés déduits
       *[no] {""}
    }
    .help = la ville doit financer elle-même une part de ses investissements (CGCT, art. L. 1111-10)
co-financing-base = sur la seule assiette de `{ $funding }`, les aides publiques s'élèvent à { $granted } pour { $base } HT d'investissement{ $private ->
        [yes] , financements privés déduits
       *[no] {""}
    }, soit plus de { $limit } : la ville n'en garde { $keeps ->
        [none] rien à sa charge
       *[some] que { $own }
    }
    .help = le minimum s'apprécie sur l'opération aidée (CGCT, art. L. 1111-10) : ce que l'aide ne couvre pas n'y est pas une part de la ville
aid-above-cost = subventions, participations et FCTVA dépassent { $priced ->
    [no] d'au moins { $amount }
   *[yes] de { $amount }
} la dépense qu'ils financent
    .help = aucun financeur ne verse plus que la dépense : baisser un taux, le plafonner, ou le porter sur d'autres phases ou lignes
quantity-dips = le nombre d'unités en service de `{ $line }` baisse puis remonte : des unités sont mises au rebut puis rachetées
    .label = baisse, puis remonte
no-growth = `{ $city }` n'indique pas d'évolution pour { $names } : comptée à 0 %/an
    .label = absente ici
no-account =
    les comptes de `{ $city }` n'indiquent pas { $names } : { $count ->
        [one] compté à 0 €
       *[other] comptés à 0 €
    }
    .label = { $paths } : absent ici
    .label-sheet = absent de cette feuille
    .empty = à remplir
    .help = indiquez le montant ; écrivez `0 EUR` s'il n'y en a pas
field-ignored = `{ $field }` n'a pas de sens pour `{ $component }`, dont le prix est récurrent : ignoré
    .label = ignoré
    .other = le prix retenu
default-loans = `{ $city }` n'indique pas le taux ou la durée des nouveaux emprunts : comptés à 3,5 % sur 15 ans
    .label = pas de `loans: {"{"}rate: …, term: …{"}"}`
default-fctva-lag = `{ $city }` n'indique pas le délai de versement du FCTVA : compté à 2 ans après la dépense
    .label = pas de `fctva_lag`
default-minimum = `{ $city }` n'indique pas son fonds de roulement minimal : compté à 30 jours des dépenses de fonctionnement de ses comptes
    .label = pas de `minimum_working_capital`
dropped-uncertainty = le prix de `{ $component }` a été remplacé : son incertitude, `{ $path }`, n'est plus prise en compte
    .label = n'est plus prise en compte
dropped-range = `{ $path }` est sorti de sa fourchette : sa valeur est gardée telle quelle et n'est pas tirée au sort
    .label = ne contient plus la valeur
not-drawn = `{ $path }` n'est pas tiré au sort : { $why }
    .label = n'est pas tiré au sort
dropped-with-price = le nouveau prix de `{ $component }` remplace tout ce qui était dit de l'ancien : { $fields }
    .label = le prix retenu
    .other = disparaît avec l'ancien prix
    .help = écrivez à côté du nouveau prix ce qui vaut encore : { $fields }
price-over-inclusion = { $field ->
    [renewal] `{ $component }` est compris dans `{ $other }` : le prix de son renouvellement ne change rien
   *[price] le prix de `{ $component }` remplace une inclusion : il était compris dans celui de `{ $other }`
    }
    .label = { $field ->
        [renewal] sans effet
       *[price] le prix retenu
    }
    .other = { $field ->
        [renewal] l'inclusion qui demeure
       *[price] ce qu'il remplace
    }
near-component = `{ $component }` est un composant à part, à côté de `{ $similar }` : les deux sont comptés
    .label = ajouté à l'article de la ligne `{ $line }`
    .help = s'il s'agit de `{ $similar }`, écrivez `{ $similar }` ; sinon, un autre nom évite la confusion
    .help-page = s'il s'agit du même, gardez l'un des deux ; sinon, un autre nom évite la confusion
passed-over = { $file } n'est pas lu : { $why }
    .label = laissé de côté
    .help-id = la clé de son identifiant, `{ $key }`, est mal écrite : écrivez `{ $write }:`
search-cut = ce dossier n'est pas parcouru en entier : { $limit }
    .label = parcouru en partie
    .help = gardez les catalogues dans un dossier à eux, et nommez-le par `--catalogs`
price-basis = le nouveau prix de `{ $component }`, `{ $new }`, ne compte pas ce que comptait l'ancien, `{ $old }`
    .label = le prix retenu
    .other = le prix qu'il remplace
    .help = un prix sans unité n'est compté qu'une fois pour toute la ligne, un prix en `EUR/` et l'unité de l'article l'est pour chaque unité ; avec `/month` ou `/year` il revient à chaque période, sans il n'est dû qu'une fois : vérifiez que ce changement est voulu
    .help-page = un prix sans unité n'est compté qu'une fois pour toute la ligne, un prix par unité l'est pour chacune ; par mois ou par an il revient à chaque période, sans cela il n'est dû qu'une fois : vérifiez que ce changement est voulu
no-pilot = le projet n'a pas de pilote : les règles s'appliquent dès le premier exercice
    .label = la première des phases
    .help = donnez à la phase qui est le pilote le nom `pilot` (ou `pilote`) ; sans pilote, laissez les phases telles quelles
    .help-page = si l'une des phases est le pilote, nommez-la `pilote` dans le texte du projet ; sans pilote, laissez les phases telles quelles
no-costs = la ligne `{ $line }` n'a aucun composant : elle compte pour 0
    .label = rien n'est facturé pour elle
no-lines = le projet n'a aucune ligne : rien n'est déployé, et rien ne coûte
    .label = rien ne figure ici
unused-index = rien n'est révisé par l'indice `{ $name }`
    .label = ne change rien
    .help-similar = vouliez-vous dire `{ $similar }` ?
unused-parameter = rien ne lit le paramètre `{ $name }`
    .label = ne change rien
    .help-similar = vouliez-vous dire `{ $similar }` ?
three-decimals = `{ $written }` est lu avec trois décimales
    .label = un point devant trois chiffres
    .help = s'il s'agit de milliers, écrivez `{ $grouped }` ; sinon, `{ $short }` lève le doute
never-charged = `{ $component }` a un prix, mais rien n'est jamais facturé à ce titre
    .label = dans cette ligne
loans-cut = les emprunts dépassent de { $excess } ce qu'ils peuvent désormais financer : réduits en proportion, à { $ceiling } au total
after-horizon = { $amount } de recettes tombent après la période : indiquées, mais non comptées
city-size = `{ $city }` compte { $population } habitants, et les prix visent des villes de { $low } à { $high } : repris tels quels
    .label = la taille de cette ville
    .help = prix, effectifs et quantités ne croissent pas au seul rythme de la population : revoyez-les un à un avant de vous fier au verdict
plan-not-seen = aucune année entière après le pilote ne tient dans la période : ce que le projet coûte alors à la ville n'est pas vu, et aucun verdict n'est donné
    .help = la période la plus courte qui en donne un comprend toute l'année { $year }
horizons-differ = les projets ne se terminent pas ensemble : `{ $plan }` se termine en { $end }, le dernier en { $last } ; les règles s'appliquent jusqu'en { $judged }, et les exercices suivants du budget sont partiels
    .help = des projets qui se terminent ensemble sont jugés sur tous leurs exercices
many-plans = le programme compte { $count } projets, et les ensembles de projets ne sont essayés que jusqu'à { $most } : les issues qui renoncent à des projets n'ont pas été cherchées, seul le report d'un projet l'a été
    .help = retirez d'une copie du programme les projets qui ne sont pas en cause, { $most } au plus
renewals-beyond = des renouvellements de { $renewals } TTC arrivent dans les { $months } mois qui suivent la période, contre { $within } pendant celle-ci ; le verdict ne les voit pas : avec une période qui les couvre, il { $same ->
    [yes] reste { $then }
   *[no] devient { $then } ({ $now } aujourd'hui){ $why ->
        [beside] {" "}dès { $year } ({ $rule } : { $with } avec le projet, { $without } sans lui)
        [alone] {" "}dès { $year } ({ $rule } : { $with })
       *[none] {""}
    }{ $reason ->
        [seen] , parce qu'un exercice entier après le pilote est alors apprécié
        [course] , parce que la charge du projet et l'évolution propre de la ville se poursuivent
       *[none] {""}
    }
}
    .help = `{ $set }` montre cette période
outgrown = { $what ->
    [debt] reconduit d'année en année, l'investissement de `{ $city }` porte son encours de dette de { $from } ({ $base }) à { $to } en { $year }, sans aucun projet
    [stays] reconduits d'année en année, les comptes de `{ $city }` laissent son épargne nette sous zéro, de { $from } ({ $base }) à { $to } en { $year }, sans aucun projet
   *[net-savings] reconduits d'année en année, les comptes de `{ $city }` font passer son épargne nette de { $from } ({ $base }) à { $to } en { $year }, sans aucun projet
} : repris tels quels ; l'autre manière est un investissement qui maintient la dette de la ville
    .label = l'investissement d'une année
    .help = si les comptes d'une année ne valent pas pour les suivantes, écrivez `investing: constant-debt` dans la ville : elle investit alors chaque année ce qui maintient sa dette
    .help-sheet = si les comptes d'une année ne valent pas pour les suivantes, écrivez `constant-debt` dans le champ « Investissement à venir » de la ville : elle investit alors chaque année ce qui maintient sa dette
    .help-page = si les comptes d'une année ne valent pas pour les suivantes, choisissez pour l'investissement à venir de la ville « ce qui maintient la dette constante »
thin-base = en { $year }, { $what ->
    [run-cost] le coût de fonctionnement est rapporté à une épargne brute presque nulle
   *[renewal-wall] le mur des renouvellements est rapporté à une épargne nette presque nulle
} : { $base }, soit { $share } des recettes de fonctionnement{ $beside ->
    [none] {""}
   *[other] {""} ; elle est nulle ou négative en { $beside }
}. { $what ->
    [run-cost] Le seuil franchi tient à cette base
   *[renewal-wall] Sans épargne nette, la règle n'est pas appliquée : une ville un peu plus pauvre serait jugée moins sévèrement ; le résultat est à examiner avec les comptes
}. Les ressources propres { $balance ->
    [missing] ne couvrent pas
   *[left] couvrent
} le capital remboursé cette année-là (CGCT, art. L1612-4) : avec { $subject ->
    [programme] le programme
   *[plan] le projet
}, il { $balance ->
    [missing] manque
   *[left] reste
} { $left }
    .help = jugez ce verdict sur les montants et les années du tableau, non sur ce pourcentage
straight-line-debt = le verdict repose sur le rythme de remboursement de la dette présente de `{ $city }` : sans { $subject ->
    [programme] le programme
   *[plan] le projet
}, { $amount } de capital sont à rembourser en { $year }, contre { $less } en { $beside }, parce que cette dette est remboursée de { $flat } par an, comme dans les comptes, jusqu'à ce qu'elle soit éteinte, tandis que de nouveaux emprunts s'y ajoutent ; son échéancier le dirait mieux
    .help = écrivez l'échéancier de cette dette dans la ville, sous `debt_schedule` : les intérêts et le capital de chaque année
    .help-sheet = remplissez la feuille « Échéancier de la dette » de la ville : les intérêts et le capital de chaque année
    .help-page = donnez l'échéancier de cette dette sur la page de la ville : les intérêts et le capital de chaque année
computed-fctva = les ressources propres de `{ $city }` ne couvrent pas le capital remboursé (CGCT, art. L1612-4), { $whose ->
    [city] sans dépense nouvelle en { $alone }
    [with] avec ces dépenses en { $years }
   *[both] sans dépense nouvelle en { $alone } et avec ces dépenses en { $years }
}, et cela faute de FCTVA seulement : à dette constante, il est celui de l'investissement calculé, { $computed } en { $year } ; celui des comptes { $base }, reconduit, { $carried } cette année-là, suffirait
    .help = le FCTVA que la ville attend d'investissements déjà faits n'est pas dans ces comptes : demandez-le lui avant de tenir ce manque pour acquis
assumed-aid = { $what ->
    [cut] dans les comptes { $base } de `{ $city }`, subventions et FCTVA valent { $written } de l'investissement : { $rate } sont retenus, et la ville investirait environ { $amount } par an à dette constante en { $years }, contre { $invested } dans ses comptes
   *[above] avec le taux de subventions et de FCTVA de ses comptes { $base }, { $rate }, `{ $city }` investirait environ { $amount } par an à dette constante en { $years }, plus du double de l'investissement de ses comptes ({ $invested })
}
    .label = les subventions d'une année
    .help = si ces subventions sont celles d'une seule opération, écrivez sous `investment_revenue` la moyenne de plusieurs années
    .help-sheet = si ces subventions sont celles d'une seule opération, écrivez dans le champ « Subventions d'investissement » la moyenne de plusieurs années
    .help-page = si ces subventions sont celles d'une seule opération, mettez parmi les comptes de la ville la moyenne de plusieurs années
partial-year = la période s'achève en cours d'année { $year } : aucun seuil n'est apprécié cette année-là
offer-expired = l'offre `{ $offer }` valait jusqu'au { $date }, avant le début du projet en { $start } : prix repris tels quels
    .label = n'est plus valable au début du projet
