## Les mots des explications et de la liste des hypothèses.

explain-value = { $path } = { $value }
explain-unknown = aucun chiffre n'a pour chemin `{ $path }`
explain-unknown-year = aucun chiffre n'a pour chemin `{ $path }` en { $year }
explain-similar = vouliez-vous dire { $list } ?
explain-known = les chemins commencent par : { $known } ; la liste entière : `perenne explain PROJET --list`
explain-constant-debt = cette ville n'a pas ces chiffres : son investissement est celui de ses comptes (`investing: accounts`) ; `--set city.investing=constant-debt` les donne, sous `constant_debt`
explain-more = … et { $count } de plus : { $value }
explain-see = → { $path }
explain-cut = … il y a plus : --depth { $depth }, ou --all
explain-told = … déjà montré plus haut
explain-incomplete = { $count ->
    [one] un composant du projet n'a pas de prix et ne figure pas dans ce chiffre : { $list }
   *[other] { $count } composants du projet n'ont pas de prix et ne figurent pas dans ce chiffre : { $list }
}
explain-moved = ligne `{ $line }` : l'unité coûte { $cost } TTC, sous le seuil de { $threshold } des biens meubles : dépense de fonctionnement, sans FCTVA

explain-receipts = recettes
explain-costs = dépenses
explain-in-line = { $line } ({ $label })
explain-month = { $month }
explain-of-month = de{" "}
explain-of-vowel = d'
explain-months = { $count } mois, { $of }{ $first } à { $last }
explain-months-count = mois, { $of }{ $first } à { $last }
explain-units = { $unit }, ligne { $line }
explain-units-month = { $unit }, ligne { $line }, { $month }
explain-units-summed = { $unit }, ligne { $line }, sur { $count } mois, { $of }{ $first } à { $last }
explain-unit-months = mois de service ({ $unit }), ligne { $line }, sur { $count } mois, { $of }{ $first } à { $last }
explain-constant = constante de la méthode
explain-twelfth = un mois d'un montant annuel
explain-one-and = un plus le taux
explain-times = fois de suite
explain-calculated = calculé
explain-sum = somme
explain-product = produit
explain-quotient = quotient
explain-power = composé
explain-least = le plus petit des deux l'emporte
explain-greatest = le plus grand des deux l'emporte
explain-cents = arrondi au centime
explain-loser = non retenu
explain-rate-in-full = taux plein : le plafond n'est pas atteint
explain-cap-reached = plafond atteint : ce qu'il en reste, rapporté aux dépenses éligibles du mois
explain-loan-cut = ramené à ce que l'emprunt peut financer
explain-loan-whole = tel que demandé
explain-default = valeur par défaut, qui ne figure dans aucun fichier
explain-instead = au lieu de { $from }
explain-instead-of-nothing = non renseigné auparavant
explain-with = avec le projet
explain-without = sans le projet

## Ce qu'est un nombre

what-amount = coût HT
what-units = unités
what-life-left = unités, multipliées par la part de leur durée de vie qui reste
what-residual = valeur résiduelle
what-index-factor = indice de révision des prix
what-receipt = recette
what-grant-share = part versée
what-cap-left = reste du plafond
what-eligible = dépenses éligibles
what-benefit = économie ou recette
what-twelve = mois de l'année
what-loan-amount = capital emprunté
what-instalment = échéance
what-loan-interest = intérêts de l'emprunt
what-loan-principal = capital de l'emprunt remboursé
what-loan-balance = capital restant dû
what-loan-ceiling = ce que l'emprunt peut financer
what-plan-investment = investissement du projet TTC
what-discount = coefficient d'actualisation
what-annuity = montant annuel constant pour un euro de valeur actuelle
what-year-cost = coût TTC
what-year-receipts = subventions, participations et FCTVA reçus
what-year-interest = intérêts d'emprunt
what-year-benefits = économies et recettes
what-year-net-cost = reste à charge de la ville
what-plan-staff = charges de personnel du projet
what-plan-operating = autres dépenses de fonctionnement du projet TTC
what-plan-year-investment = dépenses d'investissement du projet TTC
what-plan-receipts = recettes liées au fonctionnement du projet
what-plan-grants = subventions et participations d'investissement du projet
what-plan-fctva = FCTVA sur l'investissement du projet
what-plan-resales = recettes du projet en section d'investissement
what-revision = révision, part fixe comprise
what-plan-savings = économies du projet
what-plan-revenues = recettes du projet
what-plan-loans = emprunts du projet mobilisés
what-plan-interest = intérêts des emprunts du projet
what-plan-principal = capital remboursé des emprunts du projet
what-plan-renewals = renouvellements TTC, déduction faite de leur FCTVA
what-depreciation-charge = dotations aux amortissements des investissements du projet
what-write-back = reprises des subventions et participations
what-plan-depreciation = dotations nettes du projet
what-of-plan = son propre montant
what-depreciation-months = durée d'amortissement, en années
what-months-held = dont mois de l'exercice
what-depreciation = dotations nettes de la ville
what-run-cost = coût de fonctionnement net du projet
what-net-investment = investissement du projet, déduction faite de ses recettes de l'exercice
what-revenue = recettes réelles de fonctionnement
what-spending = dépenses réelles de fonctionnement hors intérêts
what-staff = charges de personnel
what-interest = intérêts de la dette
what-old-interest = intérêts de la dette inscrite aux comptes
what-old-principal = remboursement en capital de la dette inscrite aux comptes
what-old-debt = encours restant de la dette inscrite aux comptes
what-old-debt-rate = taux moyen de la dette inscrite aux comptes
what-new-interest = intérêts des nouveaux emprunts de la ville
what-new-principal = remboursement en capital des nouveaux emprunts de la ville
what-new-debt = encours des nouveaux emprunts de la ville
what-annuity-factor = annuité pour un euro emprunté
what-principal = remboursement en capital de la dette
what-gross-savings = épargne brute
what-net-savings = épargne nette
what-investment = dépenses d'investissement hors dette
what-grants = subventions d'investissement reçues
what-own-revenue = recettes propres d'investissement
what-need = besoin d'emprunt
what-room = emprunt maximal possible
what-borrowing = nouveaux emprunts de la ville
what-working-capital = fonds de roulement
what-minimum-working-capital = fonds de roulement minimal
what-kept-working-capital = fonds de roulement à conserver
what-affordable-investment = ce que la ville peut investir sans s'endetter davantage
what-own-investment = ce que la ville peut investir avant subventions et FCTVA, emprunts nouveaux compris
what-own-loans = emprunts nouveaux compris dans cet investissement
what-investment-aid = subventions et FCTVA de ce que la ville peut investir
what-years-counted = { $count ->
        [one] exercice
       *[other] exercices
    }
what-aided-share = part de l'investissement que couvrent subventions et FCTVA
what-most-aided = maximum retenu pour cette part
what-thirty-days = jours
what-debt = encours de dette
what-cliff-cost = coût récurrent d'exploitation, renouvellements compris, par an
what-service = unités en service
what-months = { $count ->
        [one] année
       *[other] années
    }
what-population = habitants

## Hypothèses

heading-inputs = Ce sur quoi reposent les chiffres : { $plan }
inputs-none = Aucune valeur.
inputs-grades = Par qualité de source
inputs-warning = { $count ->
    [one] une valeur est une hypothèse, ou n'a pas de source du tout
   *[other] { $count } valeurs sont des hypothèses, ou n'ont pas de source du tout
} : ensemble, elles pèsent sur { $share } du coût total. Elles sont marquées ⚠ ; remplacez-les par des devis avant tout vote.
inputs-sourced = { $share } du coût est celui de composants dont le prix lui-même a une source, autre qu'une hypothèse ({ $count } prix sur { $of }).
inputs-sourced-shares = { $more } de plus sont ceux de parts supposées de tels prix, comme les rechanges sont une part d'un appareil.
inputs-told-range = Entre parenthèses : les bornes que la source d'une valeur lui donne ; rien n'y est tiré au sort.
inputs-note = La part d'une valeur est celle du coût total de possession HT qui en dépend ; plusieurs valeurs déterminent un même coût, et les parts dépassent donc 100 % au total. Les valeurs du financement, de la TVA, du droit et de la ville n'entrent pas dans le coût HT : elles n'ont pas de part.
inputs-not-settable = Entre crochets : ce que `--set` ne prend pas seul. Un paramètre se change par un fichier de paramètres, le prix d'une tranche ou de `during` par `tiers` ou `during` en entier.
column-share = Part du coût
column-grade = Qualité
column-date = Date
column-place = Emplacement
column-values = Valeurs
column-path = Chemin
cited = texte cité
choice = choix du projet
uncited = sans source
source-of-parameter = Paramètre `{ $name }`
source-of-offer = Offre : { $vendor }

help-explain = D'où vient un chiffre, jusqu'au fichier et à la ligne
help-explain-plan = Projet ou programme : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou l'identifiant de ce qui est fourni
help-explain-path = Le chiffre : un chemin du résultat JSON (d'un projet de programme, après son identifiant), par exemple tco.incl_vat, lines.sensors.device.entry, budget.2029.with.gross_savings
help-explain-year = L'exercice, si le chemin n'en a pas
help-explain-depth = Nombre de niveaux montrés
help-explain-all = Tout, aussi profond et long que ce soit
help-explain-list = Tous les chemins, ou ceux qui commencent par celui donné, avec leurs chiffres
help-assumptions = Toutes les valeurs sur lesquelles repose un projet : source, date, qualité, et part du coût qui en dépend
