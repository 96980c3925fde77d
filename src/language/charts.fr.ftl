## Mots des graphiques.

chart-unpriced = Montants incomplets : { $count ->
    [one] un composant n'a pas de prix
   *[other] { $count } composants n'ont pas de prix
} ; les coûts sont des minimums (≥).
chart-bar = { $year }, { $name } : { $amount }
chart-partial = { $year } ne compte que { $months } mois
chart-rights = Aides et FCTVA

chart-cliff-up = Le coût récurrent d'exploitation passe de { $pilot } à { $after } par an, { $months ->
    [one] le premier mois
   *[other] les { $months } premiers mois
} à plein régime
chart-cliff-down = Le coût récurrent d'exploitation descend de { $pilot } à { $after } par an, { $months ->
    [one] le premier mois
   *[other] les { $months } premiers mois
} à plein régime
chart-cliff-flat = Le coût récurrent d'exploitation est de { $after } par an en pilote, comme { $months ->
    [one] le premier mois
   *[other] les { $months } premiers mois
} à plein régime
chart-cliff-mean = , puis { $amount } en moyenne de { $first } à { $last }
chart-cliff-most = , { $amount } l'exercice le plus lourd ({ $year })
chart-cliff-pilot = Exploiter le pilote coûte { $pilot } par an ; la suite ne se voit pas sur la période
chart-cliff-none = Le coût récurrent d'exploitation atteint { $amount } en { $year }
chart-cliff-unit = Dépenses récurrentes, pannes et renouvellements, { $unit } TTC
chart-cliff-table = Coût récurrent d'exploitation, renouvellements compris, par exercice TTC (€)
chart-net-run = Net pour la ville
chart-pilot-end = fin du pilote
chart-cliff-rights-note = Losange : net pour la ville, aides et FCTVA déduits.
chart-cliff-averages = Traits épais : moyennes annuelles nettes, { $pilot } en pilote, puis { $after } sur { $months } mois après la dernière extension.
chart-cliff-average = Trait épais : moyenne annuelle nette, { $pilot } sur le pilote.
chart-cliff-description = Coût récurrent d'exploitation net, par exercice : { $list }.

nothing-to-draw = Rien à dessiner pour « { $kind } » : { $why }
nothing-of-cliff = rien ne fonctionne ni ne se renouvelle dans ce projet
nothing-of-city = le projet n'est posé sur aucune ville ; `--city` en donne une
nothing-of-waterfall = le projet ne coûte rien et ne rapporte rien
nothing-of-offers = il faut des offres chiffrées ; `--offers` en donne les fichiers
nothing-of-tornado = aucune donnée n'est incertaine : ni `uncertainty`, ni prix avec une fourchette (`range`)
nothing-of-fan = le projet n'est posé sur aucune ville ; `--city` en donne une
nothing-of-thresholds = le projet n'est posé sur aucune ville ; `--city` en donne une
nothing-of-plans = ceci est un projet seul : donnez un programme
nothing-of-programme = d'un programme se dessine `plans` ; les autres graphiques sont ceux d'un projet
chart-plans-run-title = { $count } projets coûtent à la ville jusqu'à { $amount } par an de fonctionnement, en { $year }
chart-plans-ppi-title = { $count } projets investissent jusqu'à { $amount } TTC par an, en { $year }
chart-plans-ppi-description = Investissement TTC de tous les exercices : { $list }.
chart-plans-ppi-below = Par exercice, un projet sur l'autre
chart-plans-run-below = Par exercice, un projet sur l'autre ; ce qui économise plus qu'il ne coûte est sous zéro, et un losange marque l'ensemble
chart-plans-run = Coût de fonctionnement net
chart-plans-ppi = Investissement TTC
chart-plans-others = { $count } autres
chart-plans-measure = Mesure
chart-plans-table = Fonctionnement et investissement des projets par exercice (€)
chart-plans-in-euros = { $name } (€)
chart-plans-run-description = Coût de fonctionnement net de tous les exercices : { $list }.

help-chart = Un graphique d'un projet ou d'un programme en SVG, ou les chiffres qu'il montre
help-chart-plan = Projet ou programme : fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou identifiant de ce qui est fourni
help-chart-kind = Ce qu'il faut dessiner
help-chart-kind-cliff = Coût récurrent d'exploitation par exercice, pendant le pilote et après
help-chart-kind-city = Épargne et désendettement de la ville, sans et avec le projet
help-chart-kind-waterfall = Du coût à ce que la ville paie elle-même
help-chart-kind-offers = Ce que chaque offre a coûté à la fin de chaque exercice
help-chart-kind-tornado = De combien chaque donnée incertaine déplace le coût
help-chart-kind-fan = À quel point l'épargne brute de la ville est sûre, par exercice
help-chart-kind-thresholds = À quelle distance de ses seuils arrive chaque règle
help-chart-kind-plans = Fonctionnement et investissement des projets d'un programme, l'un sur l'autre, par exercice
help-chart-offers = Offres à dessiner, pour `offers` (répétable)
help-chart-scenarios = Nombre de scénarios, pour `fan`
help-chart-seed = Graine des tirages, pour `fan`

chart-without = sans le projet
chart-with = avec le projet
chart-panel = { $name }, en { $unit }
chart-side = { $name } ({ $side })
chart-deleveraging = Capacité de désendettement, en années
chart-city-title = En { $year }, au plus bas{ $judged ->
    [all] {""}
   *[some] {" "}des exercices appréciés
}, { $below ->
    [yes] l'épargne brute de la ville tombe à { $with } avec le projet, contre { $without } sans
   *[no] il reste { $with } d'épargne brute à la ville avec le projet, contre { $without } sans
}
chart-city-same = En { $year }, au plus bas{ $judged ->
    [all] {""}
   *[some] {" "}des exercices appréciés
}, { $below ->
    [yes] l'épargne brute de la ville tombe à { $with }, avec ou sans le projet
   *[no] il reste { $with } d'épargne brute à la ville, avec ou sans le projet
}
chart-city-unit = Budget de la ville par exercice, sans et avec le projet
chart-city-table = La ville sans et avec le projet (€)
chart-city-beyond = Triangle : au-delà de l'échelle du désendettement ; la valeur exacte est dans le tableau.
chart-city-gaps = Une capacité de désendettement n'existe pas les années où l'épargne brute est négative ou nulle.
chart-city-unpriced = Avec le projet, l'épargne montrée laisse de côté ce qui n'a pas de prix : elle n'est ni un maximum ni un minimum.
chart-city-description = Épargne brute par exercice, sans → avec le projet : { $list }.

chart-subsidies = Subventions
chart-contributions = Participations
chart-fctva = FCTVA
chart-savings = Économies
chart-revenues = Recettes
chart-waterfall-net = Sur { $cost } de coût total, { $net } restent à la charge de la ville
chart-waterfall-after = Sur { $cost } de coût total, { $net } restent à la charge de la ville, et { $after } après économies et recettes
chart-waterfall-unit = Du coût total de possession au reste à charge, sur toute la période, TTC
chart-waterfall-table = Du coût total au reste à charge (€)
chart-after-horizon = { $amount } d'aides et de FCTVA arrivent après la période et ne sont pas comptés.
chart-waterfall-description = Étapes : { $list }.

chart-low = valeur basse
chart-high = valeur haute
chart-base = tel quel : { $amount }
chart-tornado-title = Selon « { $input } », le coût total va de { $low } à { $high }
chart-tornado-still = Aucune donnée incertaine ne déplace le coût total de { $cost }
chart-tornado-unit = Écart du coût total TTC quand une seule donnée prend sa valeur basse ou haute
chart-tornado-table = Effet de chaque donnée incertaine sur le coût total TTC (€)
chart-tornado-more = Les { $drawn } données les plus influentes sont dessinées, sur { $count }.
chart-tornado-description = Coût total tel quel : { $cost }. Écart à la valeur basse … à la valeur haute : { $list }.
chart-no-effect = aucun effet
chart-tornado-refused = Une extrémité avec laquelle le projet ne peut pas être calculé n'est pas dessinée ; le tableau dit pourquoi.
chart-at-low = Coût à la valeur basse
chart-at-high = Coût à la valeur haute
chart-as-it-is = Tel quel

chart-fan-title = En { $year }, du seul fait des incertitudes du projet, l'épargne brute va de { $low } à { $high } dans 90 % des tirages
chart-fan-unit = Épargne brute de la ville avec le projet, en { $unit }
chart-fan-table = Épargne brute avec le projet : quantiles (€)
chart-between = de { $low } à { $high }
chart-fan-note = Ligne noire : médiane. Seules les incertitudes du projet sont tirées ({ $inputs ->
    [0] aucune donnée
    [one] une donnée
   *[other] { $inputs } données
}, { $scenarios } scénarios, graine { $seed }) : celles des comptes de la ville n'y sont pas.
chart-fan-partial = Simulation arrêtée avant la fin : { $asked } scénarios étaient demandés.
chart-fan-description = Par exercice, quantiles 5 % / 50 % / 95 % : { $list }.

chart-thresholds-fine = Aucun seuil n'est atteint avec le projet, sur { $count } règles
chart-thresholds-secured = avec les seuls financements acquis
chart-thresholds-title = Avec le projet, { $red ->
    [0] aucune règle n'est au rouge
    [one] une règle est au rouge
   *[other] { $red } règles sont au rouge
} et { $orange ->
    [0] aucune
    [one] une
   *[other] { $orange }
} à l'orange, sur { $count }
chart-thresholds-unit = Exercice le plus tendu de chaque règle, depuis le début du projet
chart-in-year = { $measure } en { $year }
chart-thresholds-table = Exercice le plus tendu de chaque règle, depuis le début du projet (€, sauf ratios)
chart-thresholds-note = Chaque ligne a sa propre échelle. Un seuil franchi ne compte que si le projet en est la cause.
chart-orange-at = Orange à
chart-red-at = Rouge à
chart-thresholds-description = Pire exercice de chaque règle, avec le projet : { $list }.

chart-offers-title = Fin { $year }, l'offre { $best } est la moins chère : { $amount }
chart-offers-alone = L'offre { $best } aura coûté { $amount } fin { $year }
chart-offers-unit = Coût cumulé du besoin à la fin de chaque exercice, en { $unit } TTC
chart-offers-table = Coût cumulé du besoin par offre, TTC (€)
chart-offers-crossing = en { $year }, { $cheaper } passe sous { $dearer }
chart-offers-same = Aucune offre n'en dépasse une autre en cours de période.
chart-offers-none = Offres sans prix complet, qui ne peuvent pas être comparées : { $list }.
chart-offers-mark = Cercles, croisements des coûts cumulés : { $list }.
chart-offers-description = Coût cumulé en fin de période : { $list }.
chart-cut-axis = L'axe ne part pas de zéro.
