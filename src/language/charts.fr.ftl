## Mots des graphiques.

chart-unpriced = Montants incomplets : { $count ->
    [one] un composant n'a pas de prix
   *[other] { $count } composants n'ont pas de prix
} ; les coûts sont des minimums (≥).
chart-bar = { $year }, { $name } : { $amount }
chart-partial = { $year } ne compte que { $months } mois.
chart-rights = Aides et FCTVA

chart-cliff-up = Le coût de fonctionnement passe de { $pilot } à { $after } par an une fois le pilote terminé
chart-cliff-down = Le coût de fonctionnement descend de { $pilot } à { $after } par an une fois le pilote terminé
chart-cliff-flat = Le coût de fonctionnement reste à { $after } par an une fois le pilote terminé
chart-cliff-pilot = Le pilote coûte { $pilot } par an à faire fonctionner ; la suite ne se voit pas sur la période
chart-cliff-none = Le coût de fonctionnement atteint { $amount } en { $year }
chart-cliff-unit = Dépenses de fonctionnement et de remplacement par exercice, en { $unit } TTC
chart-cliff-table = Coût de fonctionnement par exercice (TTC)
chart-net-run = Net pour la ville
chart-pilot-end = fin du pilote
chart-average-pilot = pilote : { $amount }/an
chart-average-after = ensuite : { $amount }/an
chart-cliff-rights-note = Losange : net pour la ville, une fois déduites les subventions, les participations et le FCTVA auxquels ces dépenses donnent droit, quelle que soit la date de versement.
chart-cliff-average-note = Traits épais : moyennes annuelles nettes, sur le pilote puis sur les 12 mois qui suivent la dernière extension.
chart-cliff-description = Coût de fonctionnement net par exercice : { $list }.

nothing-to-draw = Rien à dessiner pour « { $kind } » : { $why }
nothing-of-cliff = rien ne fonctionne ni ne se renouvelle dans ce projet
nothing-of-city = le projet n'est posé sur aucune ville ; `--city` en donne une
nothing-of-waterfall = le projet ne coûte rien et ne rapporte rien
nothing-of-offers = il faut des offres chiffrées ; `--offers` en donne les fichiers
nothing-of-tornado = aucune donnée n'est incertaine : ni `uncertainty`, ni prix avec une fourchette (`range`)
nothing-of-fan = le projet n'est posé sur aucune ville ; `--city` en donne une
nothing-of-thresholds = le projet n'est posé sur aucune ville ; `--city` en donne une

help-chart = Un graphique d'un projet en SVG, ou les chiffres qu'il montre
help-chart-plan = Projet : fichier, ou identifiant d'un projet fourni
help-chart-kind = Ce qu'il faut dessiner
help-chart-offers = Offres à dessiner, pour `offers` (répétable)
help-chart-scenarios = Nombre de scénarios, pour `fan`
help-chart-seed = Graine des tirages, pour `fan`
