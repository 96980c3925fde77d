## Mots de `simulate`.

simulated = { $plan } : { $scenarios } scénarios sur { $inputs ->
    [0] aucune donnée incertaine
    [one] une donnée incertaine
   *[other] { $inputs } données incertaines
}, graine { $seed }.
simulated-partly = PARTIEL : arrêté après { $scenarios } scénarios sur { $asked }.
compiled-anew = { $count } projets différents ont dû être compilés, car des valeurs tirées changent les dates ou le nombre d'unités.
simulate-unpriced = Les totaux du projet sont au moins ce qui est montré ; les montants de la ville laissent de côté ce qui n'a pas de prix.
loans-cut-share = Dans { $share } des scénarios, les emprunts dépassent ce qu'ils peuvent financer et y sont ramenés.
nothing-uncertain = Rien n'est incertain dans ce projet : ni `uncertainty`, ni prix avec une fourchette.
drivers-note = Part de la variance de chaque résultat que la donnée explique à elle seule (carré de la corrélation), avec le signe de l'effet.
no-rule-reached = Aucune : dans aucun scénario un seuil ne compte contre le projet.

heading-probabilities = Probabilité de chaque verdict
heading-rules-reached = Règles qui comptent contre le projet, et dans quelle part des scénarios
heading-figures = Ce que cela peut coûter, en € (quantiles)
heading-gross_savings = Épargne brute avec le projet, en €
heading-net_savings = Épargne nette avec le projet, en €
heading-working_capital = Fonds de roulement avec le projet, en €
heading-debt = Dette avec le projet, en €
heading-outcome-drivers = Ce qui détermine le résultat

column-verdict = Verdict
column-all-funding = Tous financements
column-secured = Acquis seuls
column-counts-orange = Compte orange
column-counts-red = Compte rouge
column-reached = Orange ou rouge
column-red = Rouge
column-figure = Montant
column-q05 = 5 %
column-q25 = 25 %
column-q50 = 50 %
column-q75 = 75 %
column-q95 = 95 %
column-mean = Moyenne
column-error = ±
column-min = Min
column-max = Max
column-seed = Graine
column-scenarios = Scénarios
column-asked = Scénarios demandés
column-input = Donnée
column-draw = Tirage

figure-tco_excl_vat = Coût total de possession HT
figure-tco_incl_vat = Coût total de possession TTC
figure-net_cost = Reste à charge
figure-net_cost_after_benefits = Reste à charge après économies et recettes
figure-present_value = Valeur actuelle du reste à charge
figure-equivalent_annual_cost = Coût annuel équivalent
figure-pilot_cost = Coût récurrent d'exploitation du pilote, renouvellements compris, par an
figure-post_pilot_cost = Coût récurrent d'exploitation ensuite, renouvellements compris, par an

driven-tco_incl_vat = Coût total de possession TTC
driven-net_cost = Reste à charge
driven-post_pilot_cost = Coût récurrent d'exploitation
driven-verdict = Verdict

shape-triangular = triangulaire
shape-uniform = uniforme
shape-normal = normal
shape-lognormal = lognormal

simulate-refused = une valeur tirée donne un projet en faute : { $settings }

help-simulate = Tire un million de fois ce qui est incertain : quelle est la probabilité de chaque verdict ?
help-simulate-plan = Projet : fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou identifiant d'un projet fourni
help-simulate-scenarios = Nombre de scénarios
help-simulate-seed = Graine des tirages : la même graine donne les mêmes octets
help-simulate-threads = Nombre de fils d'exécution ; celui de la machine par défaut

## La solidité d'un verdict, à côté de lui.

rules-by-secured = Dans { $share } des scénarios, le projet tient avec tous les financements et ne tient pas avec les seuls acquis : les règles y sont celles des seuls acquis.
heading-confidence = Solidité du résultat
odds-levels = Sur { $scenarios } tirages de { $inputs ->
    [0] aucune donnée incertaine
    [one] une donnée incertaine
   *[other] { $inputs } données incertaines
} : soutenable { $sustainable }, fragile { $fragile }, insoutenable { $unsustainable }.
odds-undetermined = Sur { $scenarios } tirages de { $inputs ->
    [0] aucune donnée incertaine
    [one] une donnée incertaine
   *[other] { $inputs } données incertaines
} : insoutenable { $unsustainable } ; pour les autres, aucun verdict n'est connu.
odds-no-city = { $scenarios } tirages de { $inputs ->
    [0] aucune donnée incertaine
    [one] une donnée incertaine
   *[other] { $inputs } données incertaines
} ; sans ville, il n'y a pas de verdict à tirer.
odds-fewer = Pas davantage, au lieu de { $asked }, car chaque durée ou quantité tirée fait un autre projet.
odds-net-cost = Reste à charge{ $benefits ->
    [some] {" "}avant économies et recettes
   *[none] {""}
} : de { $low } à { $high } dans neuf tirages sur dix, médiane { $middle } ; { $above } des tirages dépassent celui du projet, { $own }.
odds-run-cost = Coût récurrent annuel, au rythme des premiers mois à plein régime, renouvellements compris : de { $low } à { $high } dans neuf tirages sur dix, médiane { $middle } ; celui du projet est de { $own }.
odds-brief-net-cost = Reste à charge{ $benefits ->
    [some] {" "}avant économies et recettes
   *[none] {""}
} : de { $low } à { $high } dans neuf tirages sur dix ; { $above } des tirages dépassent celui du projet{ $benefits ->
    [some] {""}, { $own }
   *[none] {""}
}.
odds-brief-run-cost = Coût récurrent annuel, au rythme des premiers mois à plein régime : de { $low } à { $high } dans neuf tirages sur dix.
odds-low = { $which ->
    [net-cost] Le reste à charge du projet est inférieur de { $net } à la médiane de ses propres fourchettes.
    [run-cost] Le coût récurrent du projet est inférieur de { $run } par an à la médiane de ses propres fourchettes.
   *[both] Le reste à charge et le coût récurrent du projet sont inférieurs de { $net } et de { $run } par an à la médiane de ses propres fourchettes.
}
odds-medians = Au milieu de tous les tirages : { $list }. Les parts de chaque verdict et les fourchettes sont dites dans « L'essentiel ».
odds-median-net-cost = reste à charge{ $benefits ->
    [some] {" "}avant économies et recettes
   *[none] {""}
} { $middle }
odds-median-run-cost = coût récurrent annuel, une fois tout en service, { $middle }
odds-low-budget = Pour le budget, retenir la médiane des tirages.
odds-otherwise = La plupart des tirages ({ $share }) donnent un autre verdict que le chiffre du projet : { $level }.
growth-turns = L'évolution supposée des comptes de la ville suffit à changer le verdict : { $list }.
growth-turn = { $account } à { $value } au lieu de { $now }, le { $subject ->
    [programme] programme
   *[plan] projet
} devient { $level }
growth-uncovered = Si une évolution plus favorable rend le verdict moins bon, c'est que la ville ne passe plus d'elle-même { $list } : c'est alors le { $subject ->
    [programme] programme
   *[plan] projet
} qui le lui fait passer, ce qui compte contre lui.
growth-uncovered-rule = le seuil « { $rule } » en { $year }
growth-kept = L'évolution supposée des comptes de la ville, à un point près, ne change pas le verdict : { $list }.
growth-rate = { $account } à { $now }
odds-city-fixed = Ces parts ne font varier que le projet : les comptes de la ville et leur évolution restent tels quels.
odds-city-reserved = Ces parts ne font varier que le projet : les comptes de la ville, leur évolution et sa dette restent tels quels ; elles valent sous la réserve du verdict.
odds-sampling = Tirages : graine { $seed } ; erreurs types d'échantillonnage au plus de { $points } point sur les parts{ $figures }.
odds-sampling-net = , de { $error } sur le reste à charge
odds-sampling-run = , de { $error } sur le coût récurrent
odds-assumed = { $share } du coût total de possession HT repose sur au moins une valeur supposée ou sans source.
odds-refused = pas de tirages : une valeur tirée rend le projet fautif : { $settings }
odds-too-many = pas de tirages : { $inputs } données incertaines, plus que les { $most } qui se tirent à côté d'un verdict ; `perenne simulate` les tire
row-odds = { $figure } (part de { $scenarios } tirages, graine { $seed })
row-odds-quantile = { $figure }, { $share } des tirages au-dessous ({ $scenarios } tirages, graine { $seed })
row-odds-above = Reste à charge au-dessus de celui du projet
row-assumed = Coût total de possession HT qui repose sur des hypothèses
turned = le { $subject ->
    [programme] programme
   *[plan] projet
} { $same ->
    [yes] resterait
   *[no] deviendrait
} { $level }{ $when ->
    [year] , dès { $year }
    [instead] , dès { $year } au lieu de { $before }
   *[none] {""}
}{ $why }
turned-alone = { $rule } : { $with }
beyond-sustainable = soutenable
beyond-fragile = fragile
beyond-unsustainable = insoutenable
beyond-undetermined = indéterminé
