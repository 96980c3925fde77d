## Les comptes que la commune a déjà : leur importation.

accounts-unreadable = `{ $file }` ne peut pas être lu : { $why }
accounts-empty = `{ $file }` n'a pas de ligne d'en-tête
    .help = un fichier de comptes commence par le nom de ses colonnes : téléchargez-le de nouveau
accounts-format = `{ $file }` n'est pas un fichier de comptes connu (colonnes : { $columns }…)
    .help = sont connus : les « comptes individuels des communes » de la DGFiP, « ofgl-base-communes » de l'OFGL et les « balances comptables » de la DGFiP ou leurs extraits
    .help-lacking = il y manque, ou porte un autre nom : { $lacking }
accounts-kind = `{ $file }` est { $kind }, non un tableau en texte
    .help-unpack = décompressez-le et donnez le fichier CSV qu'il contient
    .help-csv = ouvrez-le dans un tableur, enregistrez-le en « CSV UTF-8 » et vérifiez qu'aucun montant n'a été arrondi
    .help-download = téléchargez l'export CSV des mêmes données
    .help-published = `city import` lit des comptes publiés ; le fichier d'une commune se donne à `--city`, `city show` ou `city check`
accounts-kind-gzip = un fichier compressé (gzip)
accounts-kind-zip = un dossier compressé (ZIP)
accounts-kind-xlsx = un classeur (XLSX)
accounts-kind-ods = un classeur (OpenDocument)
accounts-kind-xls = un classeur d'un format ancien (XLS)
accounts-kind-json = du JSON
accounts-kind-html = une page web
accounts-kind-picture = une image
accounts-kind-pdf = un PDF
accounts-kind-parquet = un fichier Parquet
accounts-kind-utf16 = en UTF-16 (« texte Unicode » d'un tableur)
accounts-kind-binary = un fichier binaire
accounts-kind-perenne = un fichier de perenne
accounts-why-special = c'est un tube ou un périphérique (enregistrez d'abord son contenu dans un fichier)
accounts-long-row = `{ $file }`, ligne { $line } : une ligne de plus d'un mégaoctet
    .help = aucun tableau de comptes n'a une telle ligne : un guillemet est peut-être resté ouvert plus haut, ou le fichier n'en est pas un
accounts-damaged = `{ $file }` n'a pas été lu au-delà de la ligne { $line }, après { $count } erreurs
accounts-row = `{ $file }`, ligne { $line } : { $cells ->
        [one] { $cells } cellule
       *[other] { $cells } cellules
    } pour { $columns } en-têtes
    .help = le fichier est peut-être tronqué : téléchargez-le de nouveau
accounts-cell = `{ $file }`, ligne { $line }, colonne `{ $column }` : `{ $text }` n'est pas un nombre admissible à cet endroit
accounts-contradicts = `{ $file }`, ligne { $line }, `{ $column }` : le montant `{ $text }` n'est pas celui que la même ligne donne en millions : `{ $millions }`
    .help = l'un des deux est altéré : téléchargez le fichier de nouveau
accounts-parts = `{ $file }`, ligne { $line }, `{ $column }` : `Montant BP` donne { $main } au budget principal, et les autres colonnes de la ligne { $rest } (`Montant - Montant BA + Montant flux BP-BA`)
    .help = l'un de ces montants est altéré : téléchargez le fichier de nouveau
accounts-ambiguous = `{ $file }`, ligne { $line }, colonne `{ $column }` : `{ $text }` peut se lire avec trois décimales, ou avec un séparateur de milliers
    .help = les comptes publiés ont deux décimales au plus : téléchargez le fichier de nouveau, ou écrivez le nombre sans séparateur de milliers
accounts-no-year = `{ $file }`, ligne { $line } : ni une colonne ni le nom du fichier n'indiquent l'exercice
    .help = indiquez-le avec `--year`
accounts-no-such-year = les fichiers ne contiennent pas les comptes { $year } de { $insee } ; exercices présents : { $known }
accounts-twice = `{ $file }`, ligne { $line } : pour { $year }, d'autres montants que dans { $other }
    .help = retirez l'un des fichiers, ou la ligne qui n'est pas celle de la commune
accounts-heading = `{ $file }` : la colonne `{ $column }` y est deux fois
    .help = retirez celle qui ne compte pas
accounts-population = `{ $file }`, ligne { $line } : { $people } habitants, et { $known } à la ligne { $first }
    .help = les lignes d'une commune et d'un exercice ont toutes la même population : corrigez celles qui en ont une autre
accounts-unknown = les fichiers ne contiennent aucune commune de code INSEE { $insee }
    .help-near = les plus proches : { $near }
    .help-annexes = les fichiers n'en contiennent que les budgets annexes ({ $names }) : les comptes sont ceux du budget principal
accounts-encoding = `{ $file }` n'est pas en UTF-8 : lu en Latin-1 (Windows-1252), où le nom est { $name }
accounts-year-taken = `{ $file }` n'indique pas son exercice : { $year }, { $from }
accounts-year-asked = d'après `--year`
accounts-year-file = d'après le nom du fichier
accounts-latest = les fichiers contiennent plusieurs exercices ({ $known }) : le dernier, { $year }, a été retenu
    .help = pour un autre : `--year`
    .help-page = pour un autre, donnez un fichier qui n'a que cet exercice
accounts-each = `{ $column }` fait { $each } par habitant, pour { $people } habitants ; le fichier en dit { $said }
    .help = l'un des deux est faux : comparez avec la publication de la DGFiP avant de vous servir du montant
accounts-identity = `{ $identity }` n'est pas vérifié dans le fichier : écart de { $difference }
    .help = les montants ont été repris tels quels : rapprochez-les du compte administratif avant de vous y fier
accounts-non-cash = les charges ont été prises dans `charge`, qui comprend les dotations aux amortissements et aux provisions : les dépenses sont surestimées d'autant
    .help = le fichier n'a ni `cfcaf` ni `caf`, d'où les charges réelles pourraient être tirées : prenez-les au compte administratif
accounts-negative = `{ $path }` s'établit à { $amount } : { $columns } donne un solde négatif
    .help = le fichier compte certains de ces montants nets et d'autres bruts : le total est juste, ses composantes se recoupent
    .help-sign = ce montant n'est jamais négatif : vérifiez son signe dans le fichier
accounts-annexes = les budgets annexes ne sont pas comptés, les comptes de la commune étant ceux de son budget principal ; leur dette : { $names }
    .help = ce que le budget principal leur verse est dans ses propres montants ; un déficit qu'il aurait à couvrir n'y est pas
accounts-budgets = `{ $file }` n'indique pas de quel budget sont ses montants : des budgets annexes peuvent y être compris
    .help = prenez un export qui a la colonne « Type de budget », ou « Montant BP » dans la base consolidée
accounts-other-taxes = le fichier ne contient que les impôts locaux : les autres impôts et taxes sont comptés dans `revenue.other`
accounts-one-off = `investment_revenue.other` comprend { $amount } de cessions (`{ $column }`), qui ne se répètent pas chaque année
    .help = le fichier de la ville les garde dans l'exercice des comptes et les écarte des suivants (`outlook` : { $rest } dès le prochain)
accounts-missing = { $count ->
    [one] un montant est absent du fichier et reste à renseigner : { $paths }
   *[other] { $count } montants sont absents du fichier et restent à renseigner : { $paths }
}
    .help = chacun a sa ligne en commentaire dans le fichier de la commune, avec l'endroit où le trouver
    .help-page = remplissez-les ensuite sur la page de la ville

accounts-title = { $name }, comptes { $year }
accounts-yaml-head = { $name }, comptes { $year }, tirés du fichier { $file }, ligne { $line }.
accounts-source-dgfip = Source : DGFiP, « comptes individuels des communes », data.economie.gouv.fr, Licence Ouverte 2.0.
accounts-source-ofgl = Source : OFGL, « comptes des communes », data.ofgl.fr, d'après les données de la DGFiP, Licence Ouverte 2.0.
accounts-source-balances = Source : DGFiP, « balances comptables des communes », data.economie.gouv.fr, Licence Ouverte 2.0.
accounts-unit-thousand = Le fichier est en milliers d'euros ; à côté de chaque montant figurent les colonnes dont il est tiré.
accounts-unit-lines = Le fichier est en euros ; à côté de chaque montant figurent les agrégats dont il est tiré, avec leur ligne.
accounts-unit-one = Le fichier est en euros ; à côté de chaque montant figurent les colonnes dont il est tiré.
accounts-yaml-interest = `fin` comprend toutes les charges financières ; `fin + remb` dépasse de { $amount } `annu`, qui ne comprend que les intérêts des emprunts.
accounts-yaml-annexes = Les budgets annexes ne sont pas compris, les comptes de la commune étant ceux de son budget principal ; leur dette : { $names }.
accounts-yaml-outlook = Les cessions de { $year } ne sont pas reconduites : autres recettes d'investissement sans elles, dès l'exercice suivant.
accounts-yaml-other-years = Les autres exercices des fichiers, sur lesquels l'évolution est ajustée :
accounts-yaml-one-off = dont { $working } : exceptionnel, ne se répète pas
accounts-cited-dgfip = DGFiP, « comptes individuels des communes », { $year } (Licence Ouverte 2.0)
accounts-cited-ofgl = OFGL, « comptes des communes », { $year }, d'après la DGFiP (Licence Ouverte 2.0)
accounts-cited-balances = DGFiP, balances comptables des communes, { $year } (Licence Ouverte 2.0)
accounts-cited-table = Direction des finances de la ville, comptes { $year } et prévisions
accounts-cited-assumed = Hypothèses de l'import, dites chacune à sa place
accounts-yaml-assumptions = HYPOTHÈSES : ce qui suit n'est pas dans les comptes.
accounts-yaml-investing = L'investissement d'un exercice dit peu des suivants : chaque année investit ce qui maintient la dette (`accounts` : comme cet exercice, par l'emprunt).
accounts-yaml-growth = Tous les postes suivent les prix, 2 % par an (objectif de la BCE), de sorte que les ratios de la commune restent ceux de ses comptes.
accounts-yaml-assumed = HYPOTHÈSE
accounts-yaml-lag = HYPOTHÈSE : au plan national, environ 55 % est versé l'année qui suit la dépense (senat.fr, amendement I-1716, 2025-2026)
accounts-yaml-habits = À renseigner ; à défaut, perenne retient des emprunts nouveaux à 3,5 % sur 15 ans et un FCTVA perçu deux ans après, et le signale.
accounts-derived = calculé :{" "}
accounts-partly = (à ce stade : { $working } ; manque : { $lacking })
accounts-fit = ajusté de { $first } à { $last } ({ $years } exercices), R² = { $fit }
accounts-poor-fit = ajusté de { $first } à { $last } ({ $years } exercices), R² = { $fit } : pas encore une tendance (il y faut cinq exercices, un R² de 0,5 et 10 % par an au plus), à décider
accounts-no-fit = à décider : un ajustement demande trois exercices positifs

accounts-hint-population = population municipale : insee.fr
accounts-hint-revenue-taxes = compte administratif, chapitre 73 (et 731)
accounts-hint-revenue-grants = compte administratif, chapitre 74
accounts-hint-revenue-other = recettes réelles de fonctionnement moins impôts et dotations
accounts-hint-spending-staff = compte administratif, chapitre 012
accounts-hint-spending-purchases = compte administratif, chapitre 011
accounts-hint-spending-subsidies = compte administratif, chapitre 65
accounts-hint-spending-other = dépenses réelles de fonctionnement moins personnel, achats, subventions et intérêts
accounts-hint-interest = compte administratif, chapitre 66
accounts-hint-principal = compte administratif, chapitre 16, dépenses
accounts-hint-depreciation = si elle est connue, nette : compte 68 moins 777 ; la règle des amortissements est alors mesurée
accounts-hint-debt = annexe « état de la dette » du compte administratif
accounts-hint-investment-equipment = compte administratif, chapitres 20, 21 et 23
accounts-hint-investment-other = dépenses réelles d'investissement moins équipement et remboursement du capital
accounts-hint-investment-revenue-grants = compte administratif, chapitre 13
accounts-hint-investment-revenue-fctva = compte administratif, compte 10222
accounts-hint-investment-revenue-other = recettes réelles d'investissement moins emprunts, subventions et FCTVA
accounts-hint-working-capital = bilan du compte de gestion : ressources stables moins actif immobilisé

help-city-import = Établir le fichier d'une commune à partir de comptes publiés (DGFiP, OFGL)
help-city-import-files = Fichiers de comptes : CSV de la DGFiP ou de l'OFGL ; ou un tableau rempli de `city template`
help-city-import-insee = Code INSEE de la commune, pour des comptes publiés
help-city-import-year = Exercice à retenir ; à défaut, le dernier des fichiers
help-city-import-assume = Écrire des hypothèses usuelles d'évolution, d'emprunt et de délai du FCTVA, au lieu de les laisser à renseigner
accounts-imported = { $name }, comptes { $year } : montants repris { $known } sur { $all }, du fichier { $file }, ligne { $line }.

## La commune sans aucun projet.

help-city-check = Les ratios d'une commune, année par année, hors de tout projet
help-city-check-city = Commune : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou un identifiant
help-city-check-years = Nombre d'années à projeter
city-check-what = Hors de tout projet : ce à quoi conduisent ses comptes et ses taux d'évolution. Aucun verdict n'est rendu, faute de projet à juger.
heading-city-rules = Ratios par année
heading-city-reached = Seuils atteints
city-check-marks = * seuil orange atteint, ** seuil rouge atteint. La première année est celle des comptes.
city-check-reached = - { $rule }, { $level } sur { $count ->
    [one] une année, { $first }
   *[other] { $count } années, à partir de { $first }
} (seuil : { $threshold })
city-check-none = Aucun.

## Des communes côte à côte.

help-city-compare = Des communes côte à côte : euros, euros par habitant, ratios
help-city-compare-cities = Communes : identifiants, fichiers de commune, ou FICHIER.csv:INSEE pour une ligne de comptes publiés
city-compare-title = ({ $place }) { $title } : { $population } habitants
city-compare-amount = ({ $place }) €
city-compare-per-head = ({ $place }) €/hab.
city-compare-mean = ({ $place }) strate, €/hab.
city-compare-means = Moyenne de la strate
city-compare-revenue = Recettes réelles de fonctionnement
city-compare-spending = Dépenses réelles de fonctionnement hors intérêts
city-compare-staff = dont personnel
city-compare-interest = Intérêts
city-compare-gross-savings = Épargne brute
city-compare-principal = Remboursement du capital
city-compare-net-savings = Épargne nette
city-compare-investment = Investissement hors remboursement du capital
city-compare-own-revenue = Recettes d'investissement hors emprunts
city-compare-debt = Encours de la dette
city-compare-working-capital = Fonds de roulement
city-compare-nothing = ({ $place }) Sans s'endetter davantage, elle ne peut rien investir en { $year }.
city-compare-investable = ({ $place }) Sans s'endetter davantage, elle peut investir { $own } en { $year } avant subventions et FCTVA, { $loans }.
city-compare-aided = Hypothèse : { $cut ->
    [yes] avec un taux de subventions et de FCTVA ramené à { $rate }
   *[no] au taux de subventions et de FCTVA de ses comptes { $base }, { $rate }
}, cela ferait environ { $amount }.
city-compare-note = Strate : moyennes que la DGFiP publie à côté de la ligne, pour les communes de taille comparable. Avant 2017, elles comprennent des produits non encaissés.

## Le tableau que remplit la direction des finances

accounts-source-table = Source : tableau des comptes et prévisions de la commune.
accounts-unit-table = À côté de chaque montant figure sa cellule, avec ce qu'elle dit dans l'unité du tableau.
accounts-table-outlook = Prévisions du tableau ; les postes et exercices qu'il ne donne pas suivent les évolutions.
accounts-table-debt = Ce que coûte la dette présente, d'après le tableau.
accounts-table-investing = Le tableau prévoit l'investissement : il suit les comptes et les prévisions, et la commune emprunte pour lui.
accounts-table-municipality = Commune
accounts-table-insee = Code INSEE
accounts-table-population = Habitants
accounts-table-note = La première année est celle des comptes, entière ; les suivantes sont les prévisions, autant qu'il y en a. En milliers ? Écrire k€ à la place de €.
accounts-table-account = Poste (€)
accounts-table-unit = €
accounts-table-year = Exercice
accounts-table-forecast-sheet = Prévisions
accounts-table-debt-sheet = Dette
accounts-table-other-year = la première année du tableau est celle des comptes de la commune : ôter --year
accounts-table-years-left = la prévision ou la dette de la commune va jusqu'en { $last } : ce qui dépasse le tableau n'y est pas
accounts-table-one = `city import` prend des comptes publiés avec --insee ; sans lui, un seul tableau rempli de `city template`, et pas de --year
forecast-no-table = `{ $file }` : pas de montants dans un tableau des comptes par année
    .help = son en-tête porte les années, la première étant celle des comptes, et ses lignes les postes : `city template` en établit un à remplir ; des comptes publiés demandent --insee
forecast-unit = `{ $file }`, { $cell } : `{ $text }` : en euros, ou en milliers ?
    .help = l'écrire dans l'en-tête, une fois : `Poste (€)` ou `Poste (k€)`
forecast-kind = `{ $file }`, { $cell } : `{ $text }` : la première année doit être celle de comptes, et tous les montants en euros de leur année
    .help = écrire ce qui a été dépensé et encaissé cette année-là, en euros courants ; un budget ou des euros constants sont d'autres chiffres
forecast-heads = `{ $file }`, { $cell } : `{ $text }` : des montants par habitant ne sont pas ceux de la commune
    .help = écrire les montants de la commune elle-même, en € ou en k€ ; retirer les autres du fichier
forecast-at = erreur[{ $code }]: { $file }, { $cell } : { $why }
forecast-cell-unit = `{ $file }`, { $cell } : `{ $text }` est affiché dans une autre unité que celle de l'en-tête
    .help = écrire le montant dans l'unité de l'en-tête, avec un format de nombre simple
forecast-cell = `{ $file }`, { $cell } : `{ $text }` ne convient pas ici
    .help = écrire un nombre, ou laisser la cellule vide : le poste suit alors son évolution
    .help-people = le nombre d'habitants est un nombre entier, au moins 1
    .help-formula = le fichier ne contient pas le résultat de cette formule : l'ouvrir dans un tableur et l'enregistrer
    .help-hidden = la ligne ou la colonne est masquée : l'afficher, ou la retirer du fichier
    .help-negative = les dépenses, la dette et les impôts s'écrivent sans signe moins ni parenthèses
    .help-marked = le nombre est barré, ou a des chiffres en exposant : l'écrire dans une cellule ordinaire
    .help-format = le format de la cellule montre un autre nombre que celui qu'elle contient : l'écrire avec un format simple
    .help-large = aucun montant n'est si grand : vérifier l'unité de l'en-tête
forecast-ambiguous = `{ $file }`, { $cell } : `{ $text }` vaut { $one } ou { $other } ?
    .help = l'écrire sans séparateur de milliers
forecast-row = `{ $file }`, { $cell } : `{ $text }` n'est aucun des postes, mais porte des montants
    .help = les lignes sont celles de `city template`, en français ou en anglais ; ôter les totaux et les soldes, qui en découlent
forecast-follows = `{ $file }`, { $cell } : `{ $text }` : de l'année des comptes seule, la première ; ensuite il découle des autres
    .help = les intérêts et le capital des années suivantes vont dans le tableau de la dette, pour la seule dette présente
forecast-twice = `{ $file }`, { $cell } : `{ $text }` s'y trouve deux fois
    .help = n'en laisser qu'un
forecast-debt = `{ $file }`, { $cell } : une année de la dette a ses intérêts et son capital remboursé, 0 s'il n'y en a pas
    .help = remplir les deux, ou laisser les deux vides

accounts-which = `{ $file }` contient des comptes publiés ({ $publisher }) de { $count ->
    [one] une commune
   *[other] { $count } communes
} ({ $years }) : laquelle ?
    .help = elle se désigne par son code INSEE, avec --insee, comme --insee { $example } ; le fichier contient : { $named }{ $count ->
        [one] {""}
        [2] {""}
        [3] {""}
       *[other] {"…"}
    }
accounts-id-taken = la ville `{ $id }` est déjà celle de `{ $other }`, dans le même dossier : rien n'est écrit
    .help = deux fichiers d'une même ville se cacheraient l'un l'autre : remplacez le premier (-o { $other } --force), ou écrivez dans un autre dossier
accounts-left =
    { $kind ->
        [growth] aucun compte ne dit ce qui vient ensuite ; restent à écrire : { $names }
       *[habits] aucun compte ne dit comment la ville emprunte ; restent à écrire : { $names }
    }
    .help = chacun a sa ligne en commentaire dans le fichier de la ville ; sans elles, une évolution compte pour 0 % par an, les emprunts nouveaux sont à 3,5 % sur 15 ans, le FCTVA vient deux ans après, et `check` le signale ; `--assume` écrit des hypothèses usuelles, dites comme telles
    .help-page = remplissez-les ensuite sur la page de la ville ; sans elles, une évolution compte pour 0 % par an, les emprunts nouveaux sont à 3,5 % sur 15 ans, et le FCTVA vient deux ans après
forecast-hidden = `{ $file }` : feuilles masquées, non lues : { $sheets }
    .help = pour qu'elles comptent, affichez-les

help-city-template = Un tableau des comptes, des prévisions et de la dette à remplir ou à coller, que `city import` relit
help-city-template-city = Commune dont les montants sont remplis : un fichier, ou un identifiant
help-city-template-year = Exercice des comptes, premier du tableau
help-city-template-years = Nombre d'années de prévision ; sinon six, ou autant qu'en ont la prévision et la dette de la commune
