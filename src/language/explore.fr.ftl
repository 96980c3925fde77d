## Les mots de compare, whatif, sweep, sensitivity, solve, batch, et des conseils de check.

heading-overrides = Valeurs remplacées ({ $count })
not-written = non écrit
not-known = inconnu
changed = différent
same = identique

figure-pilot-cost = Coût récurrent d'exploitation pendant le pilote, renouvellements compris, par an
figure-run-cost = Coût récurrent d'exploitation après le pilote, renouvellements compris, par an
figure-gross-savings = Épargne brute de la ville, au plus bas de tous les exercices
figure-debt = Encours de dette de la ville, au plus haut
figure-working-capital = Fonds de roulement de la ville, au plus bas
short-tco = Coût total TTC
short-net-cost = Reste à charge
short-run-cost = Coût récurrent d'exploitation par an après le pilote
short-present-value = Valeur actuelle
figures-note = En euros sur toute la durée du projet, sauf mention contraire. Coût récurrent d'exploitation : montants récurrents, pannes et renouvellements TTC, moins ce à quoi ils donnent droit, sur les 12 mois qui suivent la dernière extension.
doubt = * { $said }. Le plan de financement est à corriger avant tout vote.
doubt-at = * Avec { $name } : { $said }{ $others ->
    [0] {""}
    [one] {" "}(et en 1 autre point)
   *[other] {" "}(et en { $others } autres points)
}. Le plan de financement est à corriger avant tout vote.
saved-co-financing = subventions et participations publiques dépassent la part de l'investissement que la loi leur permet (CGCT, art. L. 1111-10)
saved-co-financing-base = les aides publiques dépassent la part de leur assiette que la loi leur permet (CGCT, art. L. 1111-10)
saved-aid-above-cost = subventions, participations et FCTVA dépassent la dépense qu'ils financent
saved-loans-cut = les emprunts dépassaient ce qu'ils peuvent financer et ont été réduits
figures-unpriced = { $count ->
    [one] 1 composant n'a pas de prix, ce qui n'est pas 0
   *[other] { $count } composants n'ont pas de prix, ce qui n'est pas 0
} : les totaux du projet sont au moins ce qui est montré ; les montants de la ville et les écarts laissent de côté ce qui n'a pas de prix.

column-figure = Grandeur
column-difference = Écart
column-verdict = Verdict
column-secured = Financements acquis seuls
column-part = Élément
column-effect = Effet sur le coût
column-kind = Nature
column-doubts = Avertissements
column-error = Erreur
column-input = Donnée
column-low-high = Bas … valeur … haut
column-low = bas
column-high = haut
column-value = Valeur
column-swing = { $figure } : écart au plus bas … au plus haut
column-run-swing = Coût récurrent d'exploitation après le pilote
column-below-threshold = juste sous le seuil de valeur unitaire
column-turns = Verdict
column-goal = Objectif
column-next = N'est plus atteint à
side-before = Avant
side-after = Après

## compare

heading-drivers = Ce qui fait la différence : { $after } par rapport à { $before } (€ TTC sur la durée du projet)
no-drivers = Rien : toutes les lignes, tous les financements et tous les gains sont identiques.
other-parts = { $count ->
    [one] 1 autre élément
   *[other] { $count } autres éléments
}
part-figure = grandeur
part-line = ligne
part-component = composant
part-funding = financement
part-benefit = gain
compare-years = Ces projets ne couvrent pas les mêmes exercices ({ $list }) : leurs totaux sur la durée ne se comparent pas tels quels ; regarder les montants annuels.
compare-two = il faut au moins deux résultats pour comparer
compare-unreadable = { $file } n'est pas un résultat enregistré : { $why }
compare-damage-at = à la ligne { $line }, colonne { $column }, { $why }
compare-damage = { $kind ->
        [amount] `{ $name }` n'est pas un montant à deux décimales, avec 18 chiffres au plus avant le point
        [year] `{ $name }` n'est pas une année de quatre chiffres
        [missing] `{ $name }` n'y est pas
        [twice] `{ $name }` y est deux fois
        [unknown] `{ $name }` n'y est pas admis
        [cut] le fichier s'arrête avant la fin
        [together] `budget`, `flags` et `verdict` vont ensemble : l'un d'eux manque
       *[other] ce qui y figure n'est pas ce qui est attendu
    }

## whatif, sweep, sensitivity, solve

whatif-nothing = rien à essayer : donnez au moins un --set, --offer ou --scenario
bad-vary = `{ $text }` n'est ni un intervalle ni une liste : écrivez `chemin=a..b step s` ou `chemin=a, b, c`, avec { $most } valeurs au plus
bad-vary-comma = le séparateur décimal est le point, la virgule sépare les valeurs : écrivez `--vary { $meant }`
bad-vary-two = `{ $text }` : un seul nombre, ou plusieurs valeurs ? Écrivez `--vary { $one }`, ou `--vary { $two }`
bad-vary-unit = `{ $text }` : certaines valeurs portent une unité, d'autres non ; écrivez-la à chacune
bad-vary-each = si « { $unit } » est l'unité de toutes, écrivez `--vary { $meant }`
too-many-points = la grille a trop de points : { $most } au plus
nothing-uncertain = Rien n'est incertain ici : le plan n'a pas de rubrique `uncertainty`, et aucun prix employé n'a de fourchette (`range`).
sensitivity-note = Chaque donnée seule, toutes les autres à leur valeur : { $plan } du projet, { $catalog } des fourchettes des catalogues. Le bas et le haut d'une loi normale ou log-normale sont ses quantiles à 5 % et 95 %.{ $between ->
    [yes] {" "}Là où un prix fait passer un bien le seuil de valeur unitaire entre ses bornes, le verdict juste sous ce seuil est regardé aussi.
   *[no] {""}
}
verdict-at = { $level } (à { $value })
ends-differ = `{ $from }` et `{ $to }` ne sont pas dans la même unité : écrivez les deux dans une seule
varied-twice = `{ $path }` varie deux fois : mettez toutes ses valeurs dans une seule liste
bad-goal = `{ $text }` n'est pas un objectif : écrivez `sustainable`, `fragile`, ou une condition comme `net_cost <= 500_000 EUR` ; grandeurs : { $known }
no-lever = aucun intervalle où chercher pour `{ $path }` : il n'y a pas de valeur aujourd'hui, ou elle est nulle, ou les bornes ne laissent rien entre elles ; donnez --from et --to, avec leur unité
no-lever-price = aucun intervalle où chercher pour `{ $path }` : la valeur est `{ $now }`, qui n'est pas un nombre unique ; donnez --from et --to, avec leur unité, pour en mettre un à sa place
no-lever-number = aucun intervalle où chercher pour `{ $path }` : la valeur est `{ $now }`, qui n'est pas un nombre que l'on peut faire varier
no-lever-near = aucun intervalle où chercher pour `{ $path }` : la valeur est `{ $now }`, qui n'est pas un nombre unique ; chemins que l'on peut faire varier : { $near }
goal-sustainable = le projet est soutenable
goal-fragile = le projet est au pire fragile
goal-at-most = « { $figure } » ne dépasse pas { $limit }
goal-at-least = « { $figure } » atteint au moins { $limit }
solve-largest = Plus grande valeur de `{ $path }` avec laquelle { $goal } : { $value } (aujourd'hui { $now }).
solve-smallest = Plus petite valeur de `{ $path }` avec laquelle { $goal } : { $value } (aujourd'hui { $now }).
solve-next = Avec { $next }, ce n'est plus le cas.
solve-end = C'est le bout de l'intervalle : rien n'a été essayé au-delà.
solve-none = Aucune valeur de `{ $path }`, de { $low } à { $high }, ne convient (objectif : { $goal }).
solve-unknown = Inconnu : tant que quelque chose n'a pas de prix, on ne peut le dire d'aucune valeur de `{ $path }`, de { $low } à { $high } (objectif : { $goal }).
solve-all = Toutes les valeurs comptent, de { $low } à { $high } par pas de { $step }, essayées depuis le bout demandé ({ $runs } calculs).
solve-grid = Cherchée sur une grille de 1 000 points de { $low } à { $high }, puis par moitiés jusqu'au pas de { $step } ({ $runs } calculs). Entre deux points de la grille, un intervalle qui se comporte autrement peut échapper.
solve-faults = { $count ->
    [one] Pour une valeur, le plan n'a pas pu être calculé ; elle compte comme un échec.
   *[other] Pour { $count } valeurs, le plan n'a pas pu être calculé ; elles comptent comme des échecs.
}

## conseils de check

advice-own-heading = Ce qui ne le rendrait soutenable que sur les valeurs du projet : la plupart des tirages donnent un autre verdict
advice-crossed-heading = Ce qui changerait le verdict, des seuils restant franchis
advice-none = Aucun des changements essayés ne suffit à lui seul : ni moins d'unités, ni un déploiement plus lent, ni des prix plus bas, ni d'autres financements, ni des économies ailleurs.
advice-way = { $way } : { $changes }. { $net } : { $after } au lieu de { $before }.
advice-way-same = { $way } : { $changes }. { $net } : { $after }, inchangé.
advice-savings = { $way } : { $changes }, hors du projet. { $gained ->
    [yes] Reste à charge du projet après ses propres économies et recettes
   *[no] Reste à charge du projet
} : { $after } au lieu de { $before }.
advice-savings-same = { $way } : { $changes }, hors du projet. { $gained ->
    [yes] Reste à charge du projet après ses propres économies et recettes
   *[no] Reste à charge du projet
} : { $before }, inchangé, ces gains n'étant pas les siens (inscrits parmi eux pour l'essai, ils s'en déduisent).
advice-savings-dearer = C'est plus que le projet ne coûte lui-même en fonctionnement, au plus fort ({ $cost } en { $year }) : le reste paie { $loans ->
    [yes] ses emprunts et ceux
   *[no] les emprunts
} que la ville contracte en plus avec lui, et plus aucun seuil n'est alors franchi, ni dépassé davantage, de son fait.
advice-savings-dearer-crossed = C'est plus que le projet ne coûte lui-même en fonctionnement, au plus fort ({ $cost } en { $year }). Des seuils restent pourtant franchis : ces économies déduites, le coût net moyen du projet tombe seulement sous { $share } des recettes, en deçà desquels ils ne sont pas retenus contre lui.
advice-borrowed-whole = L'emprunt prévu dépasserait ce qui reste à payer de l'investissement, aides et FCTVA déduits : il est ramené à ce reste, que la ville emprunterait alors en entier.
advice-above-city = Si ce partenaire est l'intercommunalité, sa part est un fonds de concours, qui ne peut dépasser ce que la ville garde à sa charge hors subventions (CGCT, art. L5214-16 V, L5215-26 ou L5216-5 VI) ; or il prendrait ici { $given } { $section ->
    [investment] d'investissement
   *[operating] de fonctionnement
} et lui en laisserait { $kept }.
advice-dropped = il n'en reste rien pour : { $list }
advice-drawn = Sur { $scenarios } tirages du projet ainsi changé : soutenable { $sustainable }, fragile { $fragile }, insoutenable { $unsustainable }.
advice-own = Il n'est donc soutenable que sur les valeurs du projet.
advice-undrawn = Sa solidité n'est pas connue : { $why }.
advice-posts = emplois ramenés au plus à : { $list }
advice-posts-left = { $count } ETP
advice-working-time = { $share } d'un temps plein
advice-less-gained = économies et recettes réduites dans la même proportion
advice-all-quantities = quantités ramenées à { $left }, arrondies
advice-many = { $count } valeurs remplacées
advice-change = { $path } de { $from } à { $to }
advice-promised = Rien n'en est signé aujourd'hui (état : { $status }) : ce n'est qu'une promesse tant que la convention ne l'est pas.
advice-signed-first = { $path } à « { $to } », convention signée
advice-signed = { $path } de « { $from } » à « { $to } », convention signée
advice-add-block = à ajouter au plan, qui n'a pas de bloc `{ $key }`, en une ligne de premier niveau : { $entry }
advice-add = à ajouter sous `{ $key }` : { $entry }
way-secure-funding = Faire signer les aides et les gains attendus
way-fewer-units = Moins d'unités
way-pilot-alone = Pilote seul, sans déploiement
way-smaller-plan = Un projet plus petit dans son ensemble
way-longer-rollout = Un déploiement plus lent
way-lower-price = Un prix plus bas
way-more-funding = Une part plus grande des financeurs, à obtenir d'eux
way-partner-share = Un partenaire qui prend une part, à trouver
way-savings = Des économies ou des recettes nouvelles ailleurs

## Aide de la ligne de commande

help-compare = Projets et résultats enregistrés côte à côte, et ce qui fait la différence
help-compare-plans = Deux ou plus : projets (fichiers .yaml, .xlsx ou .ods, ou identifiants de projets fournis) et résultats enregistrés avec --format json
help-whatif-plan = Projet ou programme : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou l'identifiant de ce qui est fourni
help-sweep-plan = Projet ou programme : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou l'identifiant de ce qui est fourni
help-whatif = Un projet ou un programme avant et après un changement, et ce que ce changement fait au verdict
help-sweep = Un calcul pour chaque valeur d'une donnée, ou pour chaque point d'une grille
help-sensitivity = Ce que chaque donnée incertaine fait à elle seule : la tornade
help-sensitivity-by = Grandeur dont l'écart classe les données
help-solve = La plus grande ou la plus petite valeur d'une donnée avec laquelle un projet reste soutenable
help-batch = De nombreux calculs : un objet JSON par ligne en entrée, un résultat ou une erreur par ligne en sortie
help-batch-plan = Projet, ou programme, des lignes qui n'en nomment pas
help-option-plan = Un projet : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou l'identifiant d'un projet fourni
help-option-file = Fichier de lignes ; - lit l'entrée standard
help-option-full = Le résultat entier dans chaque ligne, tel que le donne check --format json
help-option-top = Nombre d'éléments montrés au plus
help-option-vary = Une donnée et ses valeurs : chemin=a..b step s, ou chemin=a, b, c (répétable : toutes les combinaisons)
help-solve-path = La donnée à faire varier, par exemple sensors.quantity.rollout
help-option-until = sustainable, fragile, ou une condition comme 'net_cost <= 500_000 EUR'
help-option-largest = Cherche la plus grande valeur
help-option-smallest = Cherche la plus petite valeur
help-solve-from = Plus petite valeur à essayer
help-option-to = Plus grande valeur à essayer
help-option-no_advice = Sans ce qui rendrait le projet soutenable
help-option-no_draws = Sans les tirages de ce qui est incertain

## `check --city all`
in-cities-city = Ville
in-cities-first = Première année et règle
in-cities-share = Coût / épargne
in-cities-without = Sans le projet
in-cities-reserves = Réserves sur le verdict
in-cities-on-secured = Verdict sur les financements acquis
in-cities-first-year = Première année
in-cities-run-cost = Coût de fonctionnement net
in-cities-savings = Épargne brute sans le projet
in-cities-rule-savings-rate = taux d'épargne
in-cities-rule-net-savings = épargne nette
in-cities-rule-balance = équilibre réel
in-cities-rule-deleveraging = désendettement
in-cities-rule-rigidity = rigidité
in-cities-rule-debt-weight = poids de la dette
in-cities-rule-depreciation = couverture des amortissements
in-cities-rule-working-capital = fonds de roulement
in-cities-rule-run-cost = coût
in-cities-rule-envelope = enveloppe
in-cities-rule-renewal-wall = renouvellements
in-cities-not-real = * Sans code INSEE, donc sans comptes publiés : moyennes, exemple, ou fichier à vous.
in-cities-reserved = ‡ Tient à une épargne presque nulle ou au rythme supposé du remboursement de la dette, ou relève un équilibre réel qui ne manque que par le FCTVA calculé : voir la ville seule avant de s'en servir.
in-cities-secured = † Avec les seuls financements acquis ; avec tous, le projet tiendrait.
in-cities-unpriced = { $count ->
    [one] Un composant n'a pas de prix : seul « insoutenable » peut être rendu.
   *[other] { $count } composants n'ont pas de prix : seul « insoutenable » peut être rendu.
}
in-cities-note = Coût / épargne : coût de fonctionnement net du projet, rapporté à l'épargne brute que la ville aurait sans lui, l'année après le pilote où il pèse le plus ; – faute d'épargne, ou d'une telle année. Sans le projet : le pire seuil que la ville franchit par elle-même (rouge : en difficulté).
in-cities-other-time = Laissées de côté, car leurs comptes ne précèdent pas le projet, ou datent de plus de cinq ans avant lui : { $list }.
in-cities-newer-accounts = Laissées de côté, car la même ville a des comptes plus récents : { $list }.
in-cities-apart = Les avertissements donnés par leur seul code diffèrent d'une ville à l'autre : `--city` avec l'une d'elles les donne en entier.
in-cities-differs = selon la ville
in-cities-everywhere = toutes les villes
help-check-city = D'autres villes que celle du projet : un identifiant ou un fichier ; plusieurs, séparés par des virgules ; `all` : toutes celles dont les comptes conviennent
