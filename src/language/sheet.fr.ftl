# Les projets en classeur

sheet-no-plan = le classeur ne contient ni projet, ni ville, ni offre
    .label = aucune de ses feuilles ne porte un tel nom
    .help = une feuille doit s'appeler { $known } ; `perenne new plan -o projet.xlsx` écrit un classeur pour commencer
sheet-no-headings = la feuille `{ $sheet }` n'a pas de ligne d'en-têtes
    .label = pas d'en-têtes dans les premières lignes
    .help = une ligne doit nommer les colonnes, comme dans le classeur qu'écrit `perenne new plan -o projet.xlsx`
sheet-near =
    { $kind ->
        [sheet] aucune feuille ne s'appelle `{ $name }`
       *[column] aucune colonne ne s'appelle `{ $name }`
    }
    .label = ce nom n'est pas connu
    .help = vouliez-vous dire `{ $near }` ? Ce qui s'y trouve ne serait pas lu
    .help-more = la colonne s'appelle `{ $near }` : ce que l'en-tête dit de plus (unité, TTC) s'écrit dans les cellules, où il est lu ou refusé ; une colonne à vous porte un autre nom
    .help-meant = est-ce la colonne `{ $near }` ? Donnez-lui alors ce nom, unité et taxes dans ses cellules ; une colonne à vous porte un autre nom. Telle quelle, { $count ->
        [one] sa valeur ne serait pas lue
       *[other] ses { $count } valeurs ne seraient pas lues
    }
    .help-elsewhere = est-ce la colonne { $near } ? Elle est sur cette autre feuille ; une colonne à vous porte un autre nom. Ici, { $count ->
        [one] sa valeur ne serait pas lue
       *[other] ses { $count } valeurs ne seraient pas lues
    }
    .help-headings = elle a les en-têtes de la feuille `{ $near }` : donnez-lui ce nom ; si elle ne compte pas, ôtez-lui ces en-têtes
sheet-twice = `{ $what }` figure deux fois
    .label = la seconde fois
    .first = la première fois
    .help = gardez l'une des deux
sheet-either =
    { $kind ->
        [none] la colonne `{ $one }` retire le composant, et { $other } en dit davantage
       *[quantity] la colonne `{ $one }` est remplie, et { $other } aussi
    }
    .label =
    { $kind ->
        [none] ce qui ne compterait pas
       *[quantity] par phase
    }
    .first =
    { $kind ->
        [none] le composant est retiré ici
       *[quantity] en tout
    }
    .help =
    { $kind ->
        [none] videz l'un ou l'autre ; pour retirer le composant, ce mot seul suffit
       *[quantity] remplissez soit `{ $one }`, pour un nombre qui ne change pas, soit les colonnes des phases, et videz le reste
    }
sheet-unheaded =
    { $count ->
        [one] une cellule est remplie sous un en-tête vide : { $first }
       *[other] { $count } cellules sont remplies sous un en-tête vide, la première en { $first }
    }
    .label = l'en-tête, en { $heading }, est vide : rien ne dit ce qu'est `{ $shown }`
    .help = écrivez l'en-tête en { $sheet }!{ $heading } (un mot à vous si la colonne ne compte pas), ou videz ces cellules
sheet-no-id = la ligne ne dit pas sur quoi elle porte
    .label = cette ligne
    .help = remplissez la colonne { $column }, ou videz la ligne
sheet-total = la ligne `{ $shown }` est une somme, qui s'ajouterait à ce qu'elle additionne
    .label = une somme
    .help = retirez cette ligne, ou placez-la sur une feuille à vous ; si ce n'est pas une somme, donnez-lui un autre identifiant
sheet-same-city = la ville `{ $city }` est celle de la feuille du classeur : celle du même identifiant, dans { $other }, n'est pas montrée
    .label = cette ville
    .help = pour voir les deux, donnez un autre identifiant à celle du classeur
sheet-no-value =
    { $kind ->
        [empty] la formule n'a pas de résultat
       *[error] la cellule ne contient pas de valeur : `{ $shown }`
    }
    .label = pas de valeur
    .help = corrigez la formule, ou écrivez la valeur elle-même ; s'il n'y a pas de résultat, ouvrez le classeur dans un tableur et enregistrez-le
sheet-unit = `{ $shown }` n'est pas un simple nombre, et la colonne des unités dit aussi une unité
    .label = laquelle des deux ?
    .help = écrivez ici le nombre seul, ou le nombre avec son unité et rien dans la colonne des unités
sheet-hidden =
    { $kind ->
        [sheet] la feuille `{ $sheet }` est masquée, et contient ce qui serait lu
        [rows] des lignes masquées de la feuille `{ $sheet }` contiennent ce qui serait lu : { $which }
       *[columns] des colonnes masquées de la feuille `{ $sheet }` contiennent ce qui serait lu : { $which }
    }
    .label = masqué
    .help = ce qui est masqué n'est jamais lu à votre insu : affichez-le s'il compte, supprimez-le sinon
sheet-format = le format `{ $format }` montre autre chose que ce que contient la cellule : `{ $shown }`
    .label = ce que contient la cellule
    .help = lequel des deux nombres est le bon ? Écrivez-le en entier, avec un format simple
sheet-odd =
    { $kind ->
        [struck] `{ $shown }` est barré
        [raised] des caractères de `{ $shown }` sont en exposant ou en indice
       *[merged] `{ $shown }` est dans une cellule fusionnée sur plusieurs lignes, et ne serait lu que pour la première
    }
    .label = compte-t-il ?
    .help =
    { $kind ->
        [struck] ôtez la barre s'il compte, videz la cellule sinon
        [raised] écrivez le nombre seul, et l'appel de note dans la colonne des remarques
       *[merged] défusionnez la cellule, et écrivez la valeur à chaque ligne qu'elle concerne
    }
sheet-beside = `{ $shown }` dit des montants ce que leurs cellules ne disent pas
    .label =
    { $kind ->
        [page] en haut ou en bas des pages imprimées de la feuille
       *[above] au-dessus du tableau
    }
    .help =
    { $kind ->
        [page] l'unité et les taxes se disent dans les cellules : écrivez-y les montants en euros hors taxes, puis ôtez ces mots de l'en-tête ou du pied de page (mise en page de la feuille)
       *[above] l'unité et les taxes se disent dans les cellules : écrivez-y les montants en euros hors taxes, puis ôtez ces mots
    }
sheet-above =
    { $count ->
        [one] une ligne de la feuille `{ $sheet }` est au-dessus des en-têtes, et ne serait pas lue : la ligne { $rows }
       *[other] { $count } lignes de la feuille `{ $sheet }` sont au-dessus des en-têtes, et ne seraient pas lues : { $rows }
    }
    .label = au-dessus des en-têtes, qui sont à la ligne { $heading }
    .help = remettez la ligne des en-têtes au-dessus de celles qu'elle nomme (un tri l'a peut-être prise avec elles) ; un titre tient en une seule cellule, en toutes lettres
sheet-city = le projet nomme la ville `{ $city }`, et la feuille `{ $sheet }` du classeur est celle d'une autre : `{ $own }`
    .label = la ville que nomme le projet
    .other = la ville du classeur
    .help = laquelle est la bonne ? Pour celle de la feuille `{ $sheet }`, videz cette cellule ou écrivez-y `{ $own }` ; pour `{ $city }`, retirez la feuille ou ajoutez `--city { $city }`
sheet-points = `{ $shown }` est du texte, et peut se lire comme deux nombres
    .label = un point devant trois chiffres
    .help = saisissez-le dans la cellule comme un nombre, et non comme du texte : le tableur sait alors si le point sépare des milliers
sheet-note = une note sur cette cellule n'est pas lue : « { $shown } »
    .label = la cellule annotée
    .help = si elle change la valeur, changez la cellule ; ce qui la commente va dans la colonne des remarques
sheet-no-price = l'unité `{ $unit }` n'a pas de prix à côté d'elle
    .label = l'unité seule ne change rien
    .help = écrivez le prix sur cette ligne, ou videz l'unité ; sans lui, celui du catalogue ou du projet reste
sheet-extra =
    { $kind ->
        [sheet] la feuille `{ $name }` n'est pas lue ({ $count ->
            [one] une cellule remplie
           *[other] { $count } cellules remplies
        })
       *[column] la colonne `{ $name }` n'est pas lue ({ $count ->
            [0] vide
            [one] une cellule remplie
           *[other] { $count } cellules remplies
        })
    }
    .label = ne fait pas partie de ce qui est lu
    .help = rien de ce qu'elle contient ne compte dans le résultat
sheet-formula = { $count ->
        [one] une cellule contient une formule ; son résultat est lu
       *[other] { $count } cellules contiennent des formules ; leurs résultats sont lus
    }
    .label = la première
    .help = les résultats sont ceux du dernier calcul enregistré dans le classeur

# Le classeur écrit

sheet-about-project = Le nom du projet, la ville sur laquelle il est posé, son début, sa durée, ses phases. Une feuille Ville peut se trouver à côté (`perenne new city -o ville.xlsx` en écrit une) : la ville du projet est alors celle-là. Un champ par ligne ; les noms à point, comme phases.pilot, sont à l'intérieur d'un autre champ.
sheet-about-lines = Ce que l'on déploie : un article de catalogue, et le nombre en service à la fin de chaque phase. La montée en charge dit si ce nombre est atteint d'emblée ou mois après mois.
sheet-about-prices = Vos propres prix, hors taxes, à la place de ceux du catalogue, champ par champ ; et d'autres composants. L'unité décide du rythme : EUR/sensor, EUR/an, EUR/sensor/mois.
sheet-about-funding = Qui paie : subventions, participations, emprunts.
sheet-about-benefits = Ce que le projet fait gagner ou économiser.
sheet-about-uncertainty = Ce qui n'est pas certain : bornes basse et haute autour de la valeur d'un chemin.
sheet-about-scenarios = Des « et si » : d'autres valeurs pour des chemins, sous le nom d'un scénario.
sheet-about-city = Les comptes d'une ville et leur évolution. Un champ par ligne ; les noms à point sont à l'intérieur d'un autre champ.
sheet-about-offer = Qui propose, pour quel projet, la date de réception, la durée de validité, la note technique. Un champ par ligne ; les noms à point sont à l'intérieur d'un autre champ.
sheet-about-offered = Ce qui est proposé pour les composants des lignes du projet, hors taxes, à la place des prix du projet, champ par champ. Ce que le prix d'un autre composant contient déjà y est « compris ».
sheet-read-me = Les colonnes se placent dans n'importe quel ordre, les en-têtes sont en français ou en anglais ; lignes et colonnes vides sont ignorées. `perenne check FICHIER.xlsx` nomme la cellule de chaque faute.
sheet-read-me-cells = Un nombre tient son unité de son format. Ce qui n'a pas de colonne, comme les prix par tranches, s'écrit dans une cellule comme en YAML : {"{"}pilot: 0 EUR/mois{"}"}.
sheet-read-me-remarks = `perenne convert FICHIER.xlsx -o projet.yaml` en fait le même contenu en texte ; les remarques deviennent des commentaires.

# Les mots des cellules

sheet-word-rest = reste
sheet-word-upkeep = entretien
sheet-word-networks = réseaux
sheet-word-cloud = cloud

# La commande

sheet-cell-too-long = une cellule aurait plus de { $most } caractères
convert-leaves = { $count ->
        [one] une cellule n'est pas reprise
       *[other] { $count } cellules ne sont pas reprises
    } (titres, Signification, Lisez-moi) : { $cells }
text-or-workbook = du YAML ou un classeur
convert-to-what = nommez le fichier à écrire avec -o : .xlsx pour un classeur, .yaml pour du texte
convert-city-beside = le classeur contient aussi sa ville, `{ $id }` : `perenne convert { $path } --city -o { $id }.yaml` l'écrit
convert-city-other = rien n'est écrit : la feuille de la ville porte l'identifiant `{ $id }`, comme une autre ville ({ $other }), sur laquelle reposerait le YAML. Donnez à la ville de la feuille son propre identifiant, ou écrivez-la d'abord à côté : `perenne convert { $path } --city -o { $id }.yaml --force`
convert-no-city = { $path } : pas de feuille Ville à côté d'un projet ; sans --city, le fichier lui-même est converti
convert-kind = { $path } : projets, villes et offres peuvent être des classeurs, ceci n'est rien de tel
convert-cell = { $path } : son contenu ne tient pas tout entier dans des cellules ou en YAML ; rien n'est écrit
help-convert = Un projet, une ville ou une offre de YAML en classeur, ou l'inverse
help-convert-city = La ville qui a sa propre feuille dans le classeur d'un projet, au lieu du projet
help-convert-file = Projet, ville ou offre à convertir : fichier .yaml, .xlsx ou .ods, ou identifiant de l'un de ceux qui sont fournis

# Notes sur les en-têtes

sheet-note-line = L'identifiant de la ligne : minuscules, chiffres et tirets. Les prix, les chemins et les autres lignes la nomment ainsi.
sheet-note-of-line = L'identifiant de la ligne, tel qu'il est sur la feuille des lignes.
sheet-note-component = Un composant de l'article de la ligne, tel que le nomme `perenne catalog show ARTICLE` ; un nom nouveau ajoute un composant.
sheet-note-price-unit = L'unité du prix à côté, qui décide du rythme : EUR/sensor, EUR/an, EUR/sensor/mois. Vide si le prix la dit lui-même.
sheet-note-phase = Le nombre en service à la fin de cette phase. Un nombre qui ne change pas s'écrit sous Quantité seule ; remplissez l'une ou les autres.
sheet-note-ramp = Comment le nombre de cette phase est atteint : d'emblée, ou mois après mois.
