## Les mots de l'étude d'impact que fait `report`.

study-kind = Étude de l'impact pluriannuel sur les dépenses de fonctionnement
study-skip = Aller au contenu
study-contents = Sommaire
study-annex = Annexe { $letter }. { $heading }
study-annexes = Annexes
study-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month }
study-month = { $month } { $year }
study-month-1 = janvier
study-month-2 = février
study-month-3 = mars
study-month-4 = avril
study-month-5 = mai
study-month-6 = juin
study-month-7 = juillet
study-month-8 = août
study-month-9 = septembre
study-month-10 = octobre
study-month-11 = novembre
study-month-12 = décembre
study-years = { $count ->
    [one] 1 an
   *[other] { $count } ans
}
study-months = { $count } mois
study-phase-pilot = pilote
study-phase-rollout = déploiement
study-phase-run = exploitation
study-phase-works = travaux
study-phase-build = construction
study-phase-length = durée de la phase « { $phase } »
study-index = indice « { $index } »
study-path = { $of } : { $field }
study-city-field = ville : { $account }
study-own-limit = seuil de la ville : { $rule }
study-exchange = taux de change ({ $currency })
study-field-horizon = durée du projet
study-field-start = début du projet
study-field-in-accounts = déjà dans les comptes
study-law-rule = seuil { $level } de la règle « { $rule } »
study-law-discount-rate = taux d'actualisation
study-law-movable-threshold = valeur unitaire des biens meubles à partir de laquelle ils s'immobilisent
study-law-rule-materiality = part des recettes en deçà de laquelle un effet n'est pas retenu
study-law-rule-co-financing = part maximale des financements publics
study-law-depreciation = durée d'amortissement de la famille « { $family } »
study-law-vat-standard = TVA, taux normal
study-law-vat-intermediate = TVA, taux intermédiaire
study-law-vat-reduced = TVA, taux réduit
study-law-vat-zero = TVA, hors champ ou taux zéro
study-law-fctva-investment = FCTVA, investissement
study-law-fctva-cloud = FCTVA, informatique en nuage
study-law-fctva-upkeep = FCTVA, entretien des bâtiments et de la voirie
study-law-fctva-networks = FCTVA, entretien des réseaux
study-field-index-general = prix en général
study-field-depreciation = amortissement
study-field-index-labour = salaires
study-field-index-services = services
study-field-index-energy = énergie
study-field-index-pension = cotisations de retraite (CNRACL)
study-field-index-works = travaux
study-field-index-ducts = location de fourreaux
study-field-quantity = quantité
study-value-acquired = acquis
study-value-requested = demandé
study-value-hoped = espéré
study-value-years = ans
study-value-year = an
study-value-months = mois
study-value-quarter = trimestre
study-value-month = mois
study-value-rest = le reste de la durée
study-value-then = puis
study-value-first = les premiers { $length }
study-field-during = prix pour un temps
study-value-ramp = { $value } (montée progressive)
study-value-per-line = { $value } pour { $count } ({ $line })
study-value-range = de { $low } à { $high }
study-value-investment = investissement
study-value-operating = fonctionnement
study-value-all = toutes les dépenses
study-value-none = aucun
study-value-true = oui
study-value-false = non
study-value-annuity = annuités constantes
study-value-constant-capital = capital constant
study-value-constant-debt = ce qui maintient la dette constante
study-value-bullet = in fine
study-value-yearly = annuelle
study-value-quarterly = trimestrielle
study-value-monthly = mensuelle
study-value-entry = à la mise en service
study-value-exit = à la dépose
catalog-share = { $value } du poste « { $component } »
study-value-unknown = sans prix
study-from-plan = projet
study-from-city = comptes de la ville
study-from-law = paramètres
study-from-catalog = catalogue
study-from-offer = offre { $name }
study-from-scenario = scénario { $name }
study-from-asked = valeur donnée pour cette étude ({ $name })
study-value-included = compris dans « { $component } »
study-value-tiers = { $bands } ({ $mode })
study-value-band = jusqu'à { $upto } : { $price }
study-value-band-beyond = au-delà : { $price }
study-value-band-only = { $price }
study-file-offer = offre
replaced-by-offer = offre { $id }
replaced-by-scenario = scénario { $id }
study-value-per = { $value } par { $unit }
study-value-and-per = { $value } et par { $unit }
study-value-of-investment = { $value } de l'investissement TTC
study-value-of = { $value } du prix de « { $component } »
study-growth = évolution annuelle : { $account }
component-salary = Traitement indiciaire brut
component-net-pay = Salaire net
component-employer-cost = Coût employeur (rémunération et cotisations)
study-field-growth-depreciation = dotations aux amortissements
component-recruitment = Recrutement
component-workstation = Poste de travail
component-pension = Cotisations patronales de retraite
component-bonuses = Régime indemnitaire
component-contributions = Autres cotisations patronales
component-all-contributions = Cotisations salariales et patronales, retraite comprise
component-shifts = Travail posté (nuits, dimanches)

study-chart-as-table = Graphique (donné ici par son tableau, une image n'étant pas portable dans ce format) : { $title }
study-chart-see = Graphique : { $title } Ses chiffres sont dans les tableaux de l'étude.
study-chart-figures = Les chiffres du graphique : { $title }
study-rounded = Chaque montant est arrondi pour lui-même : la somme des lignes affichées peut s'écarter du total de { $gap }.
study-unpriced-note = Sans prix, et non comptés pour 0 : { $list }. Les montants précédés de « ≥ » sont des minimums.

## L'essentiel

study-summary = L'essentiel
study-beyond = Des renouvellements de { $renewals } TTC arrivent dans les { $months } mois qui suivent la période, contre { $within } pendant celle-ci, et ne sont dans aucun de ses coûts. Avec une période qui les couvre, le verdict reste { $level }.
study-beyond-figures = { $rule } : { $with } avec le projet, { $without } sans lui
study-beyond-turns = Le verdict dépend de la période étudiée : prolongé de { $months } mois, le projet devient { $level }{ $when ->
    [year] , dès { $year } ({ $rules })
   *[none] {""}
}{ $reason ->
    [seen] , parce qu'un exercice entier après le pilote est alors apprécié
    [course] , parce que sa charge et l'évolution propre de la ville se poursuivent
   *[none] {""}
} ; { $renewals } TTC de renouvellements arrivent dans ces mois, contre { $within } pendant la période.
study-key-cost = Coût total de possession TTC sur { $length }
study-key-cost-note = dont { $received } couverts par les subventions, les participations et le FCTVA
study-key-cost-upkeep = { $note } ; FCTVA d'entretien de 2026 et après compris, { $amount }, un droit à vérifier dans la loi de finances pour 2026
study-key-cost-held = { $note } ; { $held } en sont déjà dans les comptes de la ville
study-key-cost-granted = dont { $received } couverts par les subventions et les participations
study-key-cost-fctva = dont { $received } couverts par le FCTVA
study-key-cost-alone = sans aide, participation ni FCTVA
study-key-net-sum = coût { $cost }, { $fctva ->
    [yes] aides et FCTVA reçus
   *[no] aides reçues
} { $received }
study-key-net-interest = { $sum }, intérêts d'emprunt { $interest }
study-key-net-benefits = { $sum }, économies et recettes { $benefits }
study-key-net-before = { $sum } ; { $before } avant économies et recettes
study-key-net-hoped = { $sum } ; { $without } sans les aides et gains qui ne sont pas acquis
study-key-balance = Intérêts des emprunts que la ville contracte en plus pour ses investissements
study-key-balance-note = avec le projet, son épargne et ses autres ressources en paient une moindre part ; hors reste à charge : avec lui, { $sum } en tout
study-key-net-rounded = { $sum } (chaque montant arrondi à part)
study-key-net-note = { $sum } ; soit { $amount } par habitant et par an
study-key-run = Coût récurrent d'exploitation, par an, { $months ->
    [one] le premier mois
   *[other] les { $months } premiers mois
} à plein régime
study-key-run-held = { $note } ; postes déjà dans les comptes compris
study-past = Étude rétrospective : { $of ->
    [sources] les sources qu'elle cite sont plus récentes que la fin du projet, en { $end }
   *[study] à sa date, le projet est achevé, depuis { $end }
}. Les crédits, les postes et les décisions que demande le projet sont ceux qu'il aurait fallu : rien n'en est à voter.
study-key-run-note = contre { $pilot } par an pendant le pilote ; dépenses récurrentes, pannes et renouvellements des deux sections, aides et FCTVA déduits{ $renewed ->
    [yes] {""}
   *[no] {" "}; sans renouvellement dans ces mois
}
study-key-rule = Coût de fonctionnement net, exercice le plus lourd après le pilote ({ $year })
study-key-rule-unpiloted = Coût de fonctionnement net, exercice le plus lourd ({ $year })
study-key-rule-all = toute la section de fonctionnement
study-key-rule-held = section de fonctionnement, postes déjà dans les comptes non compris ({ $amount } en { $year })
study-key-rule-note = { $scope }, aides, FCTVA, économies et recettes déduits, renouvellements d'investissement non compris ; { $share } de l'épargne brute sans le projet
study-key-rule-bare = { $scope }, aides, FCTVA, économies et recettes déduits, renouvellements d'investissement non compris ; sans le projet, la ville n'a pas d'épargne brute
study-key-annual-note = montant annuel constant de même valeur actuelle que le reste à charge avant économies et recettes, hors intérêts d'emprunt
study-cliff-times = Exploiter le pilote coûte à la ville { $pilot } par an ; dès { $from }, tout fonctionne au plein tarif et il faut { $after } par an, soit { $times } fois plus : c'est le coût récurrent d'exploitation, { $renewed ->
    [yes] renouvellements compris
   *[no] sans renouvellement dans ces mois
}, avant économies et recettes.
study-cliff = Exploiter le pilote coûte à la ville { $pilot } par an ; dès { $from }, tout fonctionne au plein tarif et il faut { $after } par an : c'est le coût récurrent d'exploitation, { $renewed ->
    [yes] renouvellements compris
   *[no] sans renouvellement dans ces mois
}, avant économies et recettes.
study-asked = Décisions demandées : { $list }. Le détail est à la section « Conditions pour durer et décisions demandées ».
study-asked-once = Décisions que demanderait le projet tel quel, à ne pas présenter au vote avant que { $until } : { $list }. Le détail est à la section « Conditions pour durer et décisions demandées ».
study-until-lawful = son plan de financement respecte la loi
study-until-paid = les aides et le FCTVA ne dépassent plus la dépense qu'ils financent
study-until-within = le projet soit de retour sous les seuils
study-until-priced = toutes ses dépenses aient un prix
study-until-seen = la période étudiée couvre une année entière après le pilote
study-until-and = { $first } et que { $second }
study-asked-programme = autorisation de programme { $priced ->
    [no] d'au moins { $amount } TTC, dont au moins { $credits }
   *[yes] de { $amount } TTC, dont { $credits }
} de crédits en { $year }{ $more ->
    [yes] {""}, ou de { $whole } avec la marge pour aléas d'investissement
   *[no] {""}
}
study-asked-equipment = crédits d'équipement { $priced ->
    [no] d'au moins { $amount } TTC, dont au moins { $credits }
   *[yes] de { $amount } TTC, dont { $credits }
} en { $year }
study-asked-first-year = crédits de fonctionnement { $priced ->
    [no] d'au moins { $amount }
   *[yes] de { $amount }
} en { $year }
study-asked-contingency = marge pour aléas de { $amount } sur la période, dont { $first } en { $year }
study-tips-heading = Ce qui rendrait le projet soutenable
study-tips-heading-better = Ce qui l'améliorerait, sans suffire
study-tips-heading-worse = Ce qui l'aggraverait
study-tips-heading-lasts = Ce qui remettrait en cause cet équilibre
study-tip-unpriced = Faire chiffrer ce qui n'a pas de prix ({ $list }) : sans cela, aucun verdict favorable n'est possible.
study-tip-turns = { $input } : à { $value } au lieu de { $now }, le projet devient { $level }.
study-held-verdict = Dans ce cas, { $becomes }.
study-held = { $count } ETP déjà dans les comptes : { $name }. Le verdict suppose qu'ils ne soient pas remplacés là où ils sont ; s'il fallait les remplacer, { $amount } par an s'ajouteraient au budget (coût de { $year }).
study-started = À la date de cette étude, le projet a commencé ({ $start }). Rien ne s'engage avant le vote : ouvrir les crédits de { $year } par décision modificative, ou repousser le début du projet.
study-less-than = moins de { $share }
study-odds-small = La médiane des tirages dépasse de { $gap } le reste à charge du projet, soit { $share } de celui-ci : jusqu'à { $least }, c'est par convention de cette étude trop peu pour une marge pour aléas.
study-odds-credits = Les montants et les emplois proposés dans cette étude sont ceux du projet tel quel, et non cette médiane.
study-odds-contingency = Les montants et les emplois proposés dans cette étude sont ceux du projet tel quel ; l'écart avec cette médiane, { $amount }, est proposé à côté en marge pour aléas, par exercice et par section (section 4).
study-draws-heading = Ce que disent les tirages
study-contingency-programme = Une autorisation de programme est le plafond de ce qui peut être engagé : celle qui est proposée ne comprend pas les { $amount } d'investissement de cette marge. La voter à { $whole } les y porte{ $m57 ->
    [yes] , ou bien des autorisations de programme de dépenses imprévues, que la M57 admet dans une limite, les couvrent
   *[no] {""}
} ; sinon elle est à réviser avant tout engagement qui dépasserait son montant. Les crédits de chaque budget restent une estimation sincère (CGCT, art. L1612-4) : ceux de la marge se justifient, année par année, par les offres et les dépenses constatées.
study-budget-at-fault = Ces propositions ne valent qu'une fois que { $why ->
    [law] le plan de financement laisse à la ville la part que la loi demande (CGCT, art. L1111-10 ; section 3)
    [aid] les aides et le FCTVA ne dépassent plus la dépense qu'ils financent
   *[both] le plan de financement laisse à la ville la part que la loi demande (CGCT, art. L1111-10 ; section 3) et que les aides et le FCTVA ne dépassent plus la dépense qu'ils financent
}.
study-contingency-heading = Marge pour aléas
study-contingency = { $amount } en plus des crédits du projet, soit l'écart entre la médiane des tirages et son reste à charge. Les montants ci-dessus ne la comprennent pas. Elle s'inscrit aux chapitres des dépenses du projet (investissement : { $investment } ; fonctionnement : { $operating }) : ce n'est pas une provision comptable (comptes 15 et 68).
study-table-contingency = Marge pour aléas par exercice et par section (€)
study-contingency-note = Montants nets d'aides et de FCTVA, arrondis à l'euro, dont la somme est la marge ; ce qui s'inscrit en brut est plus élevé, de la part que d'autres financeurs en paieraient. Répartis à proportion de ce que les dépenses de chaque exercice et section ont de plus quand chaque donnée incertaine prend sa médiane, postes déjà dans les comptes exclus, ou des dépenses elles-mêmes là où peu d'entre elles en ont : une convention, à revoir au vu des offres. Les crédits qui ne sont pas engagés tombent en fin d'exercice ; ceux qui le sont sans être payés sont reportés.
study-condition-contingency = Garder comme marge pour aléas l'écart entre la médiane des tirages et le reste à charge du projet : { $investment } en investissement, { $operating } en fonctionnement, toutes années ensemble
study-decision-contingency = Inscrire { $first } au budget { $year }, puis chaque année le montant de son exercice (tableau de la section 4), à côté des crédits du projet
study-nothing-turns-alone = Aucune des données incertaines du projet, prise seule et menée à ses bornes, ne change le verdict ; plusieurs ensemble, ou une valeur entre ses bornes, le changent dans une part des tirages.
study-nothing-turns = Aucune des données incertaines du projet, prise seule et menée à ses bornes, ne change le verdict.
study-nothing-drawn = Aucune donnée n'est déclarée incertaine : rien n'a pu être mis à l'épreuve.
study-way-saving = { $figure } d'économies ou de recettes à trouver, { $since ->
    [start] dès le premier mois du projet
   *[after] après le pilote
}
study-way-share = une participation de { $figure } de toutes les dépenses

## Contexte et périmètre

study-scope = Contexte et périmètre
study-duty-heading = Obligation légale
study-duty-due = La présente étude est obligatoire : l'investissement prévu, { $investment } TTC, { $by ->
    [amount] dépasse { $amount }, l'un des deux seuils applicables à une commune de { $population } habitants (l'autre, { $threshold } des recettes réelles de fonctionnement, n'est pas atteint : { $share } de celles de { $year }, { $revenue })
   *[share] représente { $share } des recettes réelles de fonctionnement de { $year } ({ $revenue }), au-delà du seuil de { $threshold } applicable à une commune de { $population } habitants
} (CGCT, art. L1611-9 et D1611-35). Son contenu est libre.
study-duty-strata = Seuils de l'article D1611-35 : 150 % des recettes réelles de fonctionnement au-dessous de 5 000 habitants, 100 % de 5 000 à 14 999, 75 % de 15 000 à 49 999, 50 % ou 50 M€ de 50 000 à 400 000, 25 % ou 100 M€ au-delà. Au-delà du seuil, l'étude est due dès que le projet est présenté au conseil, au débat d'orientation budgétaire, avec la décision budgétaire ou avec la demande de financement, et non au seul moment du vote.
study-procurement = Commande publique : les achats du projet, hors personnel, redevances d'occupation et postes déjà dans les comptes, s'élèvent à { $amount } HT sur la période, fournitures, services et travaux ensemble : un plafond pour chaque marché. Un marché de fournitures ou de services se passe sans publicité ni mise en concurrence au-dessous de { $least } HT, et selon une procédure formalisée à partir de { $formalised } HT ; un marché de travaux, respectivement, au-dessous de { $works-least } HT et à partir de { $works-formalised } HT (seuils au début du projet). Les besoins homogènes s'additionnent, quel qu'en soit le découpage (CCP, art. R2121-1 et suivants). { $reached ->
    [none] Même réunis, les achats restent en deçà des seuils de procédure formalisée
    [supplies] Réunis, les achats dépassent le seuil de procédure formalisée des fournitures et services, mais non celui des travaux
   *[works] Réunis, les achats dépassent ces deux seuils de procédure formalisée ; reste à savoir ce que chaque marché en porte
}.
study-share-small = moins de 0,1 %
study-duty-voluntary = La présente étude est réalisée à titre volontaire : l'investissement prévu, { $investment } TTC, représente { $share } des recettes réelles de fonctionnement de { $year } ({ $revenue }), en deçà du seuil de { $threshold } qui la rend obligatoire pour une commune de { $population } habitants (CGCT, art. L1611-9 et D1611-35).
study-duty-open = L'obligation de la présente étude reste à établir : l'investissement chiffré, { $investment } TTC, représente au moins { $share } des recettes réelles de fonctionnement de { $year } ({ $revenue }) ; le seuil est de { $threshold } pour une commune de { $population } habitants (CGCT, art. L1611-9 et D1611-35), mais des dépenses restent sans prix.
study-duty-unknown = Les paramètres ne donnent pas de seuil à cette date pour une commune de { $population } habitants (CGCT, art. L1611-9 et D1611-35) ; l'investissement prévu, { $investment } TTC, représente { $share } des recettes réelles de fonctionnement de { $year } ({ $revenue }). L'obligation est à vérifier.
study-duty-before = La présente étude est réalisée à titre volontaire : l'obligation (CGCT, art. L1611-9 et D1611-35) n'existe que depuis le 2 juillet 2016, après le début du projet ; l'investissement prévu, { $investment } TTC, représente { $share } des recettes réelles de fonctionnement de { $year } ({ $revenue }).
study-duty-amount = Elle le serait aussi au-delà de { $amount } d'investissement.
study-plan-heading = Le projet
study-plan = « { $title } » : début en { $start }, fin en { $end }, soit { $length }.
study-overridden = { $count ->
    [one] Une valeur du projet a été remplacée
   *[other] { $count } valeurs du projet ont été remplacées
} pour cette étude ; le détail figure dans la traçabilité.
study-vat-recovery = Le service est assujetti à la TVA : les coûts de la ville sont hors taxes, et le FCTVA ne s'applique pas.
study-law-of = Droit appliqué : les seuils et indices en vigueur au début du projet, en { $start }{ $since ->
    [known] {""}, sans ce qui a changé depuis ; TVA et FCTVA au taux en vigueur le mois de chaque dépense
   *[unknown] {" "}; TVA et FCTVA au taux en vigueur le mois de chaque dépense
}.{ $code ->
    [before] {" "}Le code de la commande publique n'est en vigueur que depuis avril 2019 : ses articles sont cités pour l'état présent du droit, le projet relevait des textes qui l'ont précédé.
   *[in-force] {""}
}
study-law-since = Sont cités aussi, pour l'état présent du droit, des textes plus récents que ce début : { $texts }.
study-law-cgfp = le code général de la fonction publique (CGFP), en vigueur depuis mars 2022
study-law-m57 = la nomenclature M57, de droit commun depuis janvier 2024 (les communes tenaient jusque-là leurs comptes en M14, ou en M57 par choix)
study-table-phases = Phases du projet
study-table-lines = Ce qui est mis en service, à la fin de chaque phase
study-column-phase = Phase
study-column-from = À partir de
study-column-to = Jusqu'à
study-column-months = Mois
study-column-line = Poste
study-column-at-end = Fin de phase : { $phase }
study-existing = { $line } : { $count } déjà en service au début, depuis { $age }.
study-in-accounts = * Déjà dans les comptes de la ville : compris dans le coût total de possession, non ajouté à son budget.

## Coûts

study-costs = Coûts du projet
study-details = Coûts détaillés et programmation des investissements
study-costs-intro = Le coût total de possession réunit acquisition, renouvellements, pannes, dépenses récurrentes et sortie, sur toute la durée. C'est un coût seul : les financements et les gains figurent à côté, jamais en déduction.
study-table-totals = Du coût total de possession au reste à charge, sur { $length } (€)
study-table-by-phase = Coût par phase (€)
study-table-by-family = Coût par famille (€)
study-table-by-line = Coût par poste (€)
study-table-by-cause = Coût par nature (€)
study-column-amount = Montant (€)
study-column-investment-incl = Investissement TTC
study-column-operating-incl = Fonctionnement TTC
study-moved-one = { $line } (acquisition : { $cost } TTC l'unité)
study-moved = Ces biens, que le projet donne pour des meubles, relèvent du fonctionnement, renouvellements compris, et n'ouvrent droit ni au FCTVA ni aux aides à l'investissement : { $lines }. La nature vient d'abord : un bien de la liste de l'annexe 1 de la circulaire du 26 février 2002, ou assimilable à ceux qu'elle cite, s'immobilise quel que soit son prix ; ce qui est fixé à un bâtiment ou à la voirie suit l'immeuble, et le projet ne doit alors pas le donner pour un meuble. À défaut, un bien meuble s'immobilise à partir de { $threshold } TTC l'unité (arrêté du 26 octobre 2001) ; sauf délibération du conseil, qui peut compléter la liste (CGCT, art. L2122-21).
study-present-value-note = Valeur actuelle et coût annuel équivalent portent sur le reste à charge avant économies et recettes, hors intérêts d'emprunt, actualisé à { $rate } par an. Chaque montant est arrondi pour lui-même.
study-voted = Une délibération qui classerait ces biens en investissement réduirait le reste à charge{ $gained ->
    [yes] {" "}après économies et recettes
   *[no] {""}
} de { $gain } sur la période : { $fctva } de FCTVA, de droit{ $aided ->
    [acquired] , { $aid } d'aides acquises, qui ne paient pas ces biens tant qu'ils sont en fonctionnement
    [open] , { $aid } d'aides qui ne sont qu'attendues, et ne paient pas ces biens tant qu'ils sont en fonctionnement
    [both] , { $aid } d'aides, en partie seulement attendues, qui ne paient pas ces biens tant qu'ils sont en fonctionnement
   *[no] {""}
}{ $interest ->
    [more] , moins { $paid } d'intérêts en plus, l'emprunt étant une part de l'investissement
    [less] , et { $paid } d'intérêts en moins
   *[same] {""}
} ; il passerait de { $before } à { $after }.
study-voted-uncut = À emprunt égal : l'emprunt, réduit ici à ce qu'il peut payer, pourrait alors être de { $more } de plus, une autre décision, qui coûterait { $paid } d'intérêts.
study-voted-nothing = Une délibération qui classerait ces biens en investissement ne réduirait pas le reste à charge{ $gained ->
    [yes] {" "}après économies et recettes
   *[no] {""}
} sur la période ({ $before }, puis { $after }).

## Financement

study-financing = Plan de financement
study-financing-intro = Toutes les dépenses de la période sont couvertes : ce que n'apportent ni les financeurs ni l'emprunt est la part de la ville. Un emprunt étale la dépense : la ville le rembourse, intérêts compris.
study-table-spending = Dépenses à financer (€)
study-column-spending = Dépenses
study-spent-investment = Dépenses d'investissement
study-spent-operating = Dépenses de fonctionnement
study-table-financing = Ressources (€)
study-column-funder = Financeur
study-column-scheme = Dispositif et assiette
study-column-base = Assiette éligible
study-column-rate = Taux
study-column-part = Part
study-column-status = Statut
study-scheme-subsidy = Subvention
study-scheme-contribution = Participation
study-scheme-loan = Emprunt
study-scheme-fctva = FCTVA
study-scheme-city-operating = Part de la ville (recettes de fonctionnement)
study-scheme-city = Part de la ville (épargne, fonds de roulement ou emprunts non affectés)
study-funder-state = État
study-funder-city = Ville
study-status-right = de droit
study-status-doubted = de droit, à vérifier
study-status-loan = à contracter
study-status-city = au budget
study-balance = Équilibre : dépenses { $spending } = ressources { $resources }.
study-own-share = Participation minimale de la ville : les financeurs publics apportent { $granted } pour { $base } HT d'investissement{ $private ->
    [yes] , financements privés déduits
   *[no] {""}
} ; la ville en garde { $own } à sa charge, { $exact ->
    [yes] ce qui est le minimum
   *[no] au-dessus du minimum de { $least }
} (CGCT, art. L1111-10). FCTVA et emprunts n'y entrent pas.
study-own-share-all = Participation minimale de la ville : aucun financeur public n'apporte d'aide aux { $base } HT d'investissement ; la ville les garde en entier à sa charge, FCTVA à part (minimum de { $least } : CGCT, art. L1111-10).
study-own-share-short = Participation minimale de la ville : les financeurs publics apportent { $granted } pour { $base } HT d'investissement{ $private ->
    [yes] , financements privés déduits
   *[no] {""}
} ; la ville n'en garde { $keeps ->
    [none] rien
   *[some] que { $own }
} à sa charge, en deçà du minimum de { $least } (CGCT, art. L1111-10). FCTVA et emprunts n'y entrent pas.
study-own-share-base = Sur la seule assiette de l'aide « { $names } » : { $granted } d'aides publiques pour { $base } HT{ $private ->
    [yes] , financements privés déduits
   *[no] {""}
} ; la ville { $keeps ->
    [none] n'y garde rien
   *[some] y garde { $own }
}, { $kept ->
    [yes] au-dessus du minimum de { $least }
    [exactly] ce qui est le minimum
   *[no] en deçà du minimum de { $least }
}.
study-reconciled = Passage au reste à charge : part de la ville { $own }{ $terms }, soit un reste à charge de { $net }{ $rounded ->
    [yes] {" "}(chaque montant arrondi à part)
   *[no] {""}
}.
study-reconciled-loans = , plus emprunts que la ville rembourse { $amount }
study-reconciled-late = , plus recettes dues mais versées après la période { $amount }
study-late = Dont { $amount } versés après la fin de la période : ces recettes sont dues, mais aucun exercice de l'étude ne les compte.
study-cap = { $name } : l'aide est plafonnée à { $cap } en tout.
study-upkeep-one = { $line }, { $component } : { $amount } TTC ({ $right ->
    [networks] compte 615232
   *[upkeep] comptes 615221 et 615231
})
study-upkeep-note = Hypothèse du FCTVA de fonctionnement : ces dépenses sont comptées en entier comme de l'entretien. { $list }. La part d'un forfait qui n'est pas de l'entretien (énergie, garantie de performance, pilotage) n'y ouvre pas droit : la faire isoler sur les factures.
study-fctva-base-note = Ce que l'État apporte sur des montants TTC sort de l'assiette du FCTVA (CGCT, art. L1615-10).
study-pooled-aid-note = Si l'un de ces financeurs est l'intercommunalité ({ $names }), ce que le projet ne dit pas, son aide est un fonds de concours, voté par délibérations concordantes ; le total de ces fonds ne peut dépasser la part du financement que la ville assure, hors subventions (CGCT, art. L5214-16 V, L5215-26 ou L5216-5 VI).
study-base-note = L'assiette est le montant éligible sur toute la période ; le montant est le droit ouvert, quelle que soit la date de versement. Chaque montant est arrondi pour lui-même.
study-table-loans = Emprunts du projet (€)
study-column-loan = Emprunt
study-column-draw = Mobilisation
study-column-payments = Échéances
study-column-first-payment = Première échéance
study-column-largest-payment = Échéance la plus forte
study-column-interest-all = Intérêts sur toute la durée
study-column-balance = Capital restant dû à la fin de la période
study-loans-note = Les emprunts ne financent que l'investissement ; les ressources propres doivent couvrir le remboursement du capital (CGCT, art. L1612-4).
study-table-benefits = Économies et recettes attendues (€)
study-column-benefit = Gain
study-once = une fois, en { $month }
study-saving = Économie
study-revenue = Recette
study-benefits-note = Un gain non acquis ne compte pas dans le verdict sur financements acquis.
study-investment = Budget proposé
study-ppi-intro = Les investissements par exercice, ce qui les finance, et le fonctionnement qu'ils entraînent.
study-table-ppi = PPI et fonctionnement induit (€)
study-column-new = Équipement TTC
study-column-renewed = Renouvellements TTC
study-column-invested = Investissement TTC
study-column-sold = Économies et recettes d'investissement
study-column-received = Aides et FCTVA d'investissement reçus
study-column-borrowed = Emprunts
study-column-running = Fonctionnement induit TTC
study-column-net-running = Fonctionnement net des recettes et gains
study-ppi-note = Les recettes figurent dans l'exercice de leur versement. Les postes déjà dans les comptes de la ville sont compris.
study-chapters-heading = Ce que le budget aurait à porter
study-chapters-intro = Par chapitre de la nomenclature M57 : une proposition, d'après la famille et la nature de chaque dépense, que le comptable confirme article par article.
study-table-chapters-spending = Dépenses par chapitre et par exercice TTC (€)
study-table-chapters-receipts = Recettes par chapitre et par exercice (€)
study-chapters-spending-note = Les postes déjà dans les comptes de la ville n'y sont pas. Les dotations aux amortissements (chapitre 042 en dépense de fonctionnement, 040 en recette d'investissement) sont des opérations d'ordre : elles s'y ajoutent, sans décaissement.
study-chapters-receipts-note = Le FCTVA d'investissement est au chapitre 10, celui de fonctionnement au chapitre 74. Les économies réduisent des dépenses et ne sont pas des recettes.
study-chapter-011 = 011
study-chapter-012 = 012
study-chapter-65 = 65
study-chapter-20 = 20
study-chapter-20-21 = 20 ou 21
study-chapter-21 = 21
study-chapter-23 = 23
study-chapter-spending-011 = 011 Charges générales
study-chapter-spending-012 = 012 Personnel
study-chapter-spending-65 = 65 Gestion courante
study-chapter-spending-66 = 66 Charges financières
study-chapter-spending-20 = 20 Incorporelles
study-chapter-spending-20-21 = 20 ou 21 Logiciels ou matériels, selon la nature
study-chapter-spending-21 = 21 Corporelles
study-chapter-spending-23 = 23 En cours
study-chapter-spending-16 = 16 Capital remboursé
study-chapter-receipts-74 = 74 Dotations, participations
study-chapter-receipts-75 = 75 Autres produits
study-chapter-receipts-10 = 10 FCTVA
study-chapter-receipts-13 = 13 Subventions
study-chapter-receipts-16 = 16 Emprunts
study-chapter-receipts-024 = 024 Produits des cessions (prévision)
study-one-year = Les équipements, { $amount } TTC, sont { $whole ->
    [yes] tous acquis en { $year }
   *[no] acquis pour l'essentiel en { $year } ({ $credits })
} : des crédits annuels suffisent, sans autorisation de programme.
study-small-programme = Les équipements, { $amount } TTC, s'acquièrent sur plusieurs exercices ({ $credits } au plus, en { $year }) : au-dessous de { $least }, un choix de cette étude, des crédits annuels suffisent, sauf si le règlement budgétaire et financier de la commune demande une autorisation de programme.
study-chapters-annexed = Les crédits par chapitre de la nomenclature M57 et les dotations aux amortissements, par exercice, figurent en annexe A.
study-programme-heading = Proposition d'autorisation de programme et de crédits de paiement
study-programme = Il est proposé d'ouvrir une autorisation de programme de { $amount } TTC pour les équipements du projet, répartie comme suit ({ $law }).{ $large ->
    [yes] {" "}Dans une commune de 3 500 habitants ou plus, elle suppose un règlement budgétaire et financier, adopté avant elle par le conseil.
   *[no] {""}
}
study-law-programme = CGCT, art. L5217-10-7
study-law-programme-small = CGCT, art. L2311-3
study-law-programme-either = CGCT, art. L2311-3, ou L5217-10-7 en M57
study-law-debate = CGCT, art. L2312-1
study-law-ordinance = CGCT, dans sa rédaction issue de l'ordonnance n° 2025-526 du 12 juin 2025
study-table-programme = Crédits de paiement proposés TTC (€)
study-column-credits = Crédits de paiement (€)
study-column-cumulated = Cumul (€)
study-column-of-programme = Part de l'autorisation
study-programme-note = Hors renouvellements, qui relèvent de la programmation des exercices où ils tombent (annexe A), et hors postes déjà dans les comptes. Chaque montant est arrondi pour lui-même.
study-table-depreciation = Dotations aux amortissements du projet (€)
study-column-charge = Dotations (chapitre 042)
study-column-write-back = Reprises de subventions
study-column-net-charge = Charge nette
study-column-city-without = Toute la ville, net, sans le projet
study-column-city-with = Toute la ville, net, avec le projet
study-after-horizon = Après la période
study-depreciation-intro = Les épargnes de cette étude sont calculées sur les mouvements réels. Les amortissements sont des opérations d'ordre entre sections (042 en fonctionnement, 040 en investissement) : aucun décaissement, et aucune épargne ne les comprend, { $asked ->
    [no] mais la section de fonctionnement les porte si le conseil les vote. Ils ne sont obligatoires qu'à partir de 3 500 habitants (CGCT, art. L2321-2, 27°, et R2321-1) : la commune n'est pas tenue d'amortir ;
   *[yes] mais la section de fonctionnement doit aussi les porter. Ils sont obligatoires pour les biens meubles et les immobilisations incorporelles, et facultatifs pour les réseaux, la voirie et les bâtiments publics qui ne produisent pas de revenus (CGCT, art. L2321-2, 27°, et R2321-1) ;
} tout ce qui a une durée est amorti ici.
study-depreciation-left = Non amorti : { $amount } d'investissement, faute de durée écrite dans le projet ou connue pour sa famille. Les logiciels et interfaces acquis s'amortissent pourtant : leur donner une durée d'amortissement dans le projet.
study-depreciation-durations = Sur les montants TTC, par parts mensuelles égales à partir du mois de la dépense (M57, prorata temporis), sur la durée de chaque composante : la sienne, sinon sa durée de vie, sinon celle de sa famille. Le conseil fixe les durées (CGCT, art. R2321-1). Les subventions reçues sont reprises sur la même durée ; ni le FCTVA ni les emprunts ne le sont.
study-depreciation-unknown = Les comptes disponibles de la ville ne donnent pas ses propres dotations : la couverture de l'ensemble par l'épargne brute n'est pas appréciée ici.
study-debt-schedule = Échéancier de la dette actuelle

## Impact

study-impact = Impact pluriannuel sur le budget de la ville
study-budget = Budget de la ville, exercice par exercice
study-impact-intro = Le budget de la ville est projeté deux fois à partir de ses comptes, sans le projet puis avec lui. L'écart est l'effet du projet.
study-impact-unpriced = Des dépenses restent sans prix ({ $list }) : les colonnes « avec » les laissent de côté et ne sont pas ce que la ville aura.
study-old-debt = En { $year }, le capital que la ville rembourse sans le projet passe de { $from } à { $to } : une part de sa dette présente est éteinte. L'épargne nette remonte pour cette raison, et non du fait du projet.
study-legal-heading = Contrôles que la loi demande
study-legal-intro = Ces contrôles sont à part : les autres seuils sont des usages de l'analyse financière ou des choix de gestion, et n'obligent pas la ville.
study-table-legal = Exercice le plus tendu de chaque contrôle légal, et premier où il échoue, avec le projet (€)
study-column-test = Contrôle
study-column-left = Marge sans le projet (€)
study-column-left-with = Marge avec le projet (€)
study-column-result = Résultat
study-legal-net-savings = Remboursement du capital couvert par les ressources propres (CGCT, art. L1612-4)
study-legal-bare = Le même, sans les { $once } d'« autres recettes d'investissement » de l'exercice, à emprunts égaux
study-legal-section = Section de fonctionnement en équilibre : épargne brute d'au moins 0 (CGCT, art. L1612-4)
study-legal-section-broken = non respecté, sauf excédent reporté
study-legal-acquired = Avec les seuls financements et gains acquis, un contrôle que ce tableau dit respecté ne le serait pas. { $tests }.
study-legal-by-secured = Ce tableau est celui des seuls financements et gains acquis, dont dépend le verdict.
study-legal-sum = En { $year }, avec le projet : épargne nette { $net } + FCTVA et autres ressources propres d'investissement { $other } = marge { $margin }. { $fctva ->
    [computed] À dette constante, le FCTVA de la ville y est celui de l'investissement calculé, { $computed } ; celui de ses comptes, reconduit, serait de { $carried }. Ses autres ressources prolongent celles des comptes.
   *[carried] Ces autres ressources prolongent celles des comptes.
}{ $some ->
    [yes] {""} Ces ressources comprennent { $once } d'« autres recettes d'investissement », ligne des comptes qui peut tenir des recettes exceptionnelles, comme des cessions, ou n'être qu'un solde : sans elle, à emprunts égaux, la marge serait de { $margin } − { $once } = { $bare }.
   *[no] {""}
}
study-legal-own-share = Participation de la ville à l'investissement qu'aident des financeurs publics : { $least } au moins (CGCT, art. L1111-10)
study-legal-own-share-sum = Participation minimale de la ville : les financeurs publics peuvent apporter { $limit } de { $base } HT d'investissement{ $whole ->
    [yes] {""}
   *[no] {" "}(assiette de l'aide « { $names } »)
}{ $private ->
    [yes] , financements privés déduits,
   *[no] {""}
} et apportent { $granted } ; la marge est le reste.
study-legal-other = { $rule } : seuil fixé par la loi{ $id ->
    [depreciation] {" "}(CGCT, art. L2321-2)
   *[other] {""}
}
study-legal-kept = respecté
study-legal-kept-other = respecté, sous réserve des autres recettes d'investissement
study-legal-computed = non couvert sous la convention de dette constante, couvert avec le FCTVA des comptes reconduit
study-legal-broken = non respecté
study-legal-none = Aucun des seuils retenus n'est fixé par la loi.
study-side-without = sans
study-side-with = avec
study-side-difference = écart
study-column-side = { $name }, { $side }
study-table-investable = Ce que la ville peut investir sans s'endetter davantage, et coût net du projet (€)
study-table-savings = Épargne brute et épargne nette (€)
study-table-debt = Encours de dette et fonds de roulement au 31 décembre (€)
study-table-operating = Recettes et dépenses réelles de fonctionnement, intérêts compris (€)
study-column-revenue = Recettes
study-column-charges = Dépenses réelles
study-table-ratios = Ratios
study-table-rules = Seuils franchis du fait du projet
study-table-rules-secured = Seuils franchis du fait du projet, avec les seuls financements acquis
study-thresholds = { $rule } : orange à { $orange } ({ $orange-nature }), rouge à { $red } ({ $red-nature }).
study-nature-law = loi
study-nature-practice = usage
study-nature-policy = choix de gestion
study-partial = L'exercice { $year } n'est pas couvert en entier : aucun seuil n'y est apprécié.

## Offres

study-offers = Comparaison des offres
study-confidential = Confidentiel jusqu'à l'attribution du marché : des montants d'offres y figurent (CCP, art. L2132-1).
study-confidential-running = confidentiel jusqu'à l'attribution
study-offers-confidential = Confidentiel jusqu'à l'attribution du marché : ni le montant total ni le détail des prix d'une offre ne peuvent être communiqués pendant la procédure (CCP, art. L2132-1).
study-offers-without-amounts = La présente version ne porte ni le nom des candidats ni aucun montant de leurs offres.
study-table-offers = Ce que coûte chaque offre (€)
study-table-offers-order = Les offres, sans montants
study-table-gaps = Non chiffré, complété par les prix de référence du projet (€)
study-column-component = Composant
study-offers-order-note = Les notes classent les offres selon les critères du marché. Le rang du coût ne dit que l'ordre des totaux, l'offre complétée des prix de référence : une offre au prix suspecté d'être anormalement bas peut y être première (CCP, art. L2152-6).
study-offers-note = « Chiffré » et « complété » : ce que l'offre chiffre elle-même, et ce que le prix de référence complète. Le rang porte sur le total complété TTC.

## Risques

study-risks = Sensibilité et risques
study-sensitivity = Sensibilité et réserves de lecture
without-funder = { $kind ->
    [contribution] La participation
   *[subsidy] L'aide
} « { $name } » porte { $part } des ressources ({ $amount }). Sans elle, acquise ou non, le reste à charge{ $benefits ->
    [some] {" "}avant économies et recettes
   *[none] {""}
} serait de { $net } et { $becomes }.
without-fctva = Sans ce FCTVA, le reste à charge{ $benefits ->
    [some] {" "}avant économies et recettes
   *[none] {""}
} serait de { $net } et { $becomes }.
study-growth-intro = Les tirages ne font pas varier l'évolution annuelle des comptes de la ville, d'où le verdict dépend aussi :
study-growth-same = { $account } : un point de moins ou de plus que { $now } ne change pas le verdict.
study-growth-turn = { $account } : à { $value } au lieu de { $now }, le projet devient { $level }.
study-city-upsets = L'évolution des comptes de la ville, elle, suffit à changer le verdict (voir plus haut).
study-open-elsewhere = Dits dans « L'essentiel » : { $list }.
study-open-funding = le plan de financement à corriger
study-open-capital = le capital qui reste à rembourser après la fin du projet
study-open-held = les postes déjà dans les comptes, supposés non remplacés
study-open-assumed = la part du coût qui repose sur des valeurs supposées ou sans source
study-risks-intro = Chaque donnée incertaine est menée seule à ses deux bornes ; l'effet est l'écart de coût total de possession TTC, et de reste à charge après économies et recettes.
study-table-sensitivity = Sensibilité (€)
study-column-cost-low = Coût total de possession TTC, au plus bas
study-column-cost-high = Coût total de possession TTC, au plus haut
study-column-net-low = Reste à charge, au plus bas
study-column-net-high = Reste à charge, au plus haut
study-sensitivity-more = { $count ->
    [one] Une autre donnée a
   *[other] { $count } autres données ont
} un effet plus faible.
study-table-scenarios = Scénarios (€)
study-column-scenario = Scénario
study-as-written = Projet tel quel
study-nothing-open = Aucun : tout est chiffré, acquis et sourcé.
study-simulation = Simulation
study-simulation-apart = Ces tirages sont d'autres que les { $drawn } dont « L'essentiel » donne les parts et les fourchettes : d'un jeu de tirages à l'autre, médianes et fourchettes diffèrent un peu.
study-table-simulated = Dispersion des montants (€)
study-drivers-note = Part de la variance de chaque résultat que la donnée explique à elle seule.

workbook-fctva-investment = investissement
workbook-fctva-cloud = informatique en nuage
workbook-fctva-upkeep = entretien
workbook-fctva-networks = entretien des réseaux

## Ids of shipped plans, as a page says them.

plan-word-leaders = chefs d'équipe
plan-word-technician = technicien
plan-word-pessimistic = pessimiste
plan-word-optimistic = optimiste
plan-word-cheap-sensor = capteur bon marché
plan-word-convention-goes-on = convention prolongée
plan-word-hired = agents recrutés
plan-word-guaranteed = économies garanties
plan-word-partner-leaves = départ du partenaire
plan-word-rents-hoped = loyers espérés
plan-word-contribution-signed = contribution signée
plan-word-by-day-only = de jour seulement

## Conditions

study-conditions = Conditions pour durer et décisions demandées
study-conditions-sustainable = Le projet tient dans le budget de la ville aux conditions suivantes.
study-conditions-fragile = { $nature ->
    [law] { $before ->
        [yes] Le projet aggrave, avant la fin du pilote, la situation d'une ville déjà au-delà d'un seuil fixé par la loi.
       *[no] Le projet met la ville au-delà d'un seuil fixé par la loi, avant la fin du pilote.
    }
    [practice] { $before ->
        [yes] Le projet aggrave la situation d'une ville déjà au-delà d'un seuil de vigilance de l'analyse financière, un usage et non la loi.
       *[no] Le projet fait franchir à la ville un seuil de vigilance de l'analyse financière, un usage et non la loi.
    }
   *[policy] Le projet atteint un seuil de gestion, choisi et non fixé par la loi.
}{ $hoped ->
    [yes] {""} C'est ce que donnent les seuls financements et gains acquis : avec tous ceux qui sont attendus, aucun seuil ne compte contre lui.
   *[no] {""}
} Le premier tableau dit ce que suppose le projet tel qu'il est chiffré{ $hoped ->
    [yes] {""}
   *[no] {""} ; le second, ce qu'il faudrait pour ne plus franchir les seuils qui décident du verdict
}.
study-conditions-unsustainable = { $nature ->
    [convention] En l'état, le projet ne laisse pas à la ville, sous la seule convention de dette constante, de quoi couvrir le capital que la loi demande de couvrir.
    [law] { $before ->
        [yes] En l'état, le projet aggrave un déséquilibre que la loi demande déjà à la ville de corriger.
       *[no] En l'état, le projet rompt un équilibre que la loi demande.
    }
    [practice] { $before ->
        [yes] En l'état, le projet aggrave la situation de la ville, déjà au-delà d'un seuil rouge de l'analyse financière, un usage et non la loi.
       *[no] En l'état, le projet fait franchir à la ville un seuil rouge de l'analyse financière, un usage et non la loi.
    }
   *[policy] En l'état, le projet dépasse un seuil de gestion, choisi et non fixé par la loi.
} Le premier tableau dit ce que suppose le projet tel qu'il est chiffré, et qu'un projet revu supposerait autrement ; le second, ce qu'il faudrait pour ne plus franchir les seuils qui décident du verdict.
study-conditions-balance = Avec le projet, les ressources propres de la ville couvrent le capital remboursé sur tous les exercices appréciés, l'une des conditions de l'équilibre réel (CGCT, art. L1612-4){ $other ->
    [yes] , sous réserve de leurs « autres recettes d'investissement » (section 5)
   *[no] {""}
}. { $depreciation }
study-conditions-section = La section de fonctionnement, elle, n'est pas en équilibre avec le projet en { $years } : l'épargne brute y est négative, et la loi n'y admet qu'un excédent reporté (CGCT, art. L1612-4).
study-conditions-acquired = Avec les seuls financements et gains acquis, un seuil fixé par la loi n'est pas respecté. { $tests }.
study-conditions-not-seen = Aucune conclusion n'est possible : aucune année entière après le pilote n'est appréciée. Allonger la période étudiée avant de délibérer.
study-conditions-undetermined = Aucune conclusion n'est possible tant que des dépenses restent sans prix. Les conditions connues sont les suivantes.
study-table-conditions = Qui paie, à partir de quand, et quelle décision
study-column-condition = Condition
study-column-who = Qui paie ou agit
study-column-decision = Décision
study-before-vote = avant le vote
study-condition-unpriced = Chiffrer ce qui n'a pas de prix : { $list }
study-decision-unpriced = Demander des devis ; ne pas délibérer sur un projet incomplet
study-condition-own-share = Corriger le plan de financement : les financeurs publics apportent { $granted } pour { $base } HT d'investissement{ $private ->
    [yes] , financements privés déduits
   *[no] {""}
}{ $whole ->
    [yes] {""}
   *[no] {" "}sur la seule assiette de l'aide « { $names } »
}, et peuvent en apporter { $limit }
study-decision-open-credits = Ne rien inscrire avant que { $open ->
    [priced] toutes les dépenses aient un prix
    [seen] la période étudiée couvre une année entière après le pilote
   *[both] toutes les dépenses aient un prix et que la période étudiée couvre une année entière après le pilote
}
study-condition-overpaid = Corriger le plan de financement : les aides et le FCTVA dépassent { $priced ->
    [no] d'au moins { $amount }
   *[yes] de { $amount }
} la dépense qu'ils financent, tous financeurs réunis
study-decision-overpaid = Réduire les aides avec les financeurs, avant toute autre décision de ce tableau
study-decision-own-share = Réduire les aides avec les financeurs, ou laisser à la ville sa part de { $least }, avant toute autre décision de ce tableau (CGCT, art. L1111-10)
study-condition-programme = Ouvrir l'autorisation de programme des équipements
study-condition-equipment = Ouvrir les crédits des équipements
study-decision-equipment = Inscrire { $credits } au budget { $year }{ $more ->
    [yes] , et le reste aux budgets suivants
   *[no] {""}
}{ $shared ->
    [yes] {""} ; c'est moins d'une unité de chacun : à prendre sur le parc de la ville, ou à acheter en entier
   *[no] {""}
}
study-decision-programme = Voter l'autorisation de programme et ses crédits de paiement, dont { $credits } en { $year } (textes et répartition : section 4)
study-condition-first-year = Ouvrir les crédits de fonctionnement du premier exercice
study-decision-first-year = Inscrire ces crédits au budget { $year }, par chapitre (annexe A)
study-table-conditions-thresholds = Seuils à ne plus franchir (€)
study-conditions-thresholds-note = Chaque montant est celui de l'exercice nommé, parmi ceux qui décident du verdict{ $below ->
    [yes] {" "}et ceux où l'épargne nette passe sous zéro
   *[no] {""}
}, où il manque le plus{ $hoped ->
    [yes] {""} ; financements et gains qui ne sont pas acquis y comptent comme obtenus
   *[no] {""}
}. Ces montants ne s'additionnent ni entre eux ni avec ceux du tableau précédent : exercices différents, même cause. Le projet est à redimensionner, ou ce qui manque à trouver, { $large ->
    [yes] au débat d'orientation budgétaire ({ $law })
   *[no] au vote du budget primitif
}.
study-condition-threshold = { $lacking ->
    [half] Laisser à la ville, malgré le projet, la moitié au moins de sa marge avant le seuil rouge de la règle « { $rule } »
   *[other] Ne plus franchir le seuil { $level } de la règle « { $rule } » du fait du projet
} ({ $several ->
    [yes] au plus fort en { $year }
   *[no] en { $year }
}{ $lacking ->
    [none] {""} : sans épargne brute, aucune dette ne se rembourse
    [shared] {""} ; part du projet : sans lui la ville dépasse déjà le seuil de { $own }
   *[other] {""}
})
study-remedy-beyond = { $remedy } ; c'est plus que { $what ->
    [fixed] le personnel et l'annuité d'emprunt du projet
   *[run] le coût de fonctionnement net du projet
} cet exercice-là ({ $own }) : le reste ne peut être trouvé qu'ailleurs
study-remedy-none = Redimensionner le projet et retrouver une épargne brute
study-remedy-spending = Dépenser { $amount } de moins en fonctionnement, ou trouver { $revenue } de recettes de fonctionnement
study-remedy-savings = Dépenser { $amount } de moins en fonctionnement, ou trouver autant de recettes de fonctionnement
study-remedy-fixed = Réduire de { $amount } les charges de personnel et l'annuité de la dette (une autre économie du même exercice n'y change rien), ou trouver { $revenue } de recettes de fonctionnement
study-remedy-debt = Réduire la dette de { $amount } : moins d'emprunts, ou autant de recettes d'investissement à leur place
study-remedy-years = { $debt ->
    [enough] Réduire la dette de { $amount } : moins d'emprunts, ou autant de recettes d'investissement à leur place ; ou dégager { $revenue } d'épargne brute de plus, à dette égale
    [part] Dégager { $revenue } d'épargne brute de plus, à dette égale. Réduire la seule dette du projet n'y suffit pas : il y ajoute { $added }, et il en faudrait { $amount } de moins
   *[none] Dégager { $revenue } d'épargne brute de plus, à dette égale. Le projet n'ajoute aucune dette qui puisse être réduite
}
study-remedy-cash = Trouver { $amount } d'ici là : économies, recettes, ou moins d'investissement
study-remedy-run-cost = Réduire de { $amount } le coût de fonctionnement net du projet : ses dépenses, ou ce qu'il économise et rapporte
study-remedy-investment = Réduire de { $amount } l'investissement du projet net de ses aides, ou relever l'enveloppe
study-remedy-renewals = Réduire de { $amount } les renouvellements de cet exercice, nets de FCTVA, ou les étaler
study-condition-growing = { $count ->
    [one] Ouvrir les crédits de fonctionnement de l'exercice qui précède le plein régime ({ $list })
   *[other] Ouvrir les crédits de fonctionnement jusqu'au plein régime, en tout ({ $list })
}
study-decision-growing = { $count ->
    [one] Inscrire au budget { $last }
   *[other] Inscrire chaque exercice au budget de l'année, jusqu'à { $last }
} ; montants bruts, sans les postes déjà dans les comptes
study-condition-rest = { $count ->
    [one] Ouvrir les crédits de fonctionnement de l'exercice suivant ({ $list })
   *[other] Ouvrir les crédits de fonctionnement des exercices suivants, en tout ({ $list })
}
study-decision-rest = { $count ->
    [one] Inscrire au budget { $last }
   *[other] Inscrire chaque exercice au budget de l'année, jusqu'à { $last }
}
study-condition-run = Ouvrir les crédits de fonctionnement, chaque année où il en faut, dès le premier exercice entier à plein régime (le plus fort : { $most_amount } en { $most }{ $months ->
    [12] {""}
    [one] , un seul mois
   *[other] , { $months } mois
})
study-decision-run = Inscrire au budget primitif de { $year }{ $until ->
    [end] , puis chaque année
    [none] {""}
   *[years] , puis en { $years }
} ; montants bruts, avant aides, FCTVA et économies, sans les postes déjà dans les comptes{ $renewals ->
    [yes] {" "}; y compris { $renewed } de renouvellements en fonctionnement sur toute la période
   *[no] {""}
}
study-condition-grant = Obtenir { $kind ->
    [contribution] la participation
   *[subsidy] l'aide
} « { $name } » (état aujourd'hui : { $status })
study-decision-grant = { $funder ->
    [private] Signer la convention avec le financeur privé avant d'engager la dépense
   *[other] Signer la convention ou recevoir l'arrêté avant d'engager la dépense
}
study-condition-grant-held = { $kind ->
    [contribution] Disposer de la convention qui fixe la participation
   *[subsidy] Disposer de l'acte qui attribue l'aide
} « { $name } »
study-decision-grant-held = { $funder ->
    [state] Joindre l'arrêté ou la convention à la délibération
    [private] Joindre la convention avec le financeur privé à la délibération
   *[other] Joindre l'arrêté ou la convention à la délibération ; entre collectivités, la convention qui les lie pour toute la durée
}
study-condition-grant-ends = Prendre le relais de « { $name } », qui ne couvre plus les dépenses
study-decision-grant-ends = Prévoir la relève au budget, ou renégocier { $kind ->
    [contribution] la participation
   *[subsidy] l'aide
} avant son terme
study-condition-benefit = Réaliser le gain « { $name } » (état aujourd'hui : { $status })
study-decision-benefit = Nommer un responsable, mesurer le gain chaque année, réduire les crédits d'autant
study-condition-benefit-once = Réaliser l'économie « { $name } », une seule fois (état aujourd'hui : { $status })
study-decision-benefit-once = Nommer un responsable, constater l'économie, réduire d'autant les crédits de l'exercice
study-condition-revenue = Percevoir la recette « { $name } » (état aujourd'hui : { $status })
study-decision-revenue = Signer l'acte qui la fonde, l'inscrire chaque année en recettes au budget
study-condition-revenue-once = Percevoir la recette « { $name } », une seule fois (état aujourd'hui : { $status })
study-decision-revenue-once = Signer l'acte qui la fonde, l'inscrire en recettes au budget de l'exercice
study-condition-loan = Contracter l'emprunt « { $name } »
study-decision-loan = Délibérer sur l'emprunt, ou déléguer au maire (CGCT, art. L2122-22, 3°)
study-condition-repay = Rembourser « { $name } » jusqu'en { $until } (annuité { $first }{ $apart ->
    [yes] {" "}; la plus forte, en { $year } : { $most }
   *[no] {""}
})
study-decision-repay = Inscrire l'annuité, dépense obligatoire (CGCT, art. L2321-2)
study-condition-cameras = Obtenir l'autorisation d'exploiter la vidéoprotection, sans laquelle ni les caméras ne s'installent ni l'État ne les aide
study-decision-cameras = Déposer la demande avant les travaux ; autorisation de cinq ans au plus{ $times ->
    [0] {""}
    [one] , à renouveler une fois pendant la période
   *[other] , à renouveler { $times } fois pendant la période
} (CSI, art. L252-1 et suivants)
study-funder-prefect = Préfet
study-condition-staff = Pourvoir { $count } ETP : { $name }{ $more ->
    [yes] {" "}({ $all } en tout, { $whole } par an)
   *[no] {""}
}{ $priced ->
    [yes] {" "}; coût annuel de { $count } ETP aux prix de { $year }
   *[no] {""}
}
study-decision-staff = { $part ->
    [yes] Dégager cette part du temps d'un agent en poste, et acter qui reprend ce qu'il laisse ; à défaut, l'ajouter à un emploi à temps non complet
   *[no] Créer ou redéployer les emplois
} au tableau des effectifs (CGFP, art. L313-1)
study-staff-prices = Les emplois sont chiffrés aux prix de l'exercice que nomme leur ligne, le premier entier où ils sont pourvus{ $several ->
    [yes] {""} : des montants aux prix d'exercices différents ne s'additionnent pas
   *[no] {""}
}.
study-condition-staff-ends = Supprimer ou redéployer { $count } ETP dès { $month } : { $name } ({ $some ->
    [no] il n'en reste aucun
   *[yes] il en reste { $left }
})
study-decision-staff-ends = Organiser le redéploiement de ces agents ou la fin de leurs contrats : un titulaire ne part pas avec le projet, et le budget de la ville en garde alors la charge, que cette étude ne compte pas
study-staff-note = Le coût des emplois suit les indices de l'annexe D.
study-staff-pension = Le taux employeur de la CNRACL passe de { $rate } en { $year } à 43,65 % en 2028, 3 points par an au 1er janvier (décret n° 2025-86). Ces postes le suivent, à l'anniversaire du projet : { $posts }.
study-staff-pension-flat = Le taux employeur de la CNRACL passe de { $rate } en { $year } à 43,65 % en 2028, 3 points par an au 1er janvier (décret n° 2025-86). L'indice des cotisations de retraite de cette étude ne suit pas toute cette hausse : jusqu'à { $points } points du traitement brut manquent au coût de ces postes : { $posts }.
study-staff-no-pension = Les cotisations patronales de retraite de ces postes ne sont pas chiffrées à part : leur coût suit l'indice des salaires, et non la hausse du taux employeur de la CNRACL, de { $rate } en { $year } à 43,65 % en 2028 (décret n° 2025-86), soit { $points } points du traitement brut qui manquent à ce coût s'il ne les comprend pas déjà : { $posts }.
study-condition-in-accounts = Garder { $count } ETP déjà dans les comptes : { $name }. S'il fallait les remplacer là où ils sont, ce montant s'ajouterait au budget (coût de { $year })
study-decision-in-accounts = Acter le redéploiement au tableau des effectifs (CGFP, art. L313-1)
study-condition-renewal = Renouveler les équipements : section d'investissement (exercice le plus lourd ; { $all } en tout, dès { $first })
study-decision-renewal = Inscrire les renouvellements à la PPI
study-condition-fctva = Recevoir le FCTVA, { $years ->
    [0] l'année de la dépense
    [one] un an après la dépense
   *[other] { $years } ans après la dépense
}
study-decision-fctva = Imputer les dépenses sur les comptes éligibles{ $doubt ->
    [yes] {" "}; vérifier avant le vote, dans la loi de finances pour 2026, le droit aux { $doubted } de FCTVA d'entretien qui y sont comptés{ $late ->
       [no] {""}
      *[yes] , dont { $after } versés après la fin de la période
    }
   *[no] {""}
}

## Hypothèses

study-assumptions = Hypothèses et sources
study-assumptions-intro = Toutes les valeurs dont dépendent les chiffres de cette étude, celles qui portent le plus de coût d'abord. Une hypothèse n'a pas de source et le dit.
study-table-grades = Sur quoi reposent les valeurs
study-table-assumptions = Valeurs et fourchettes
study-table-sources = Sources citées
study-column-input = Donnée
study-column-number = N°
study-column-source-date = Date, ou date d'effet
study-nth-value = { $name }, { $place ->
    [1] 1re
   *[other] { $place }e
} valeur

## Méthode

study-method = Méthode
study-method-intro = Les calculs se font mois par mois, en euros courants ; les exercices sont des années civiles.
study-method-exact = Les montants sont calculés en nombres décimaux exacts et arrondis au centime seulement à l'affichage, chacun pour lui-même.
study-method-articles = Les articles L1612-4, L2321-2 et R2321-1 du CGCT sont cités sous leur numéro d'avant l'ordonnance n° 2025-526 du 12 juin 2025, qui réordonne à partir de l'exercice 2026 les règles budgétaires : numéros à vérifier dans le code consolidé.
study-method-cost = Coût total de possession
study-method-cost-text = Somme des mises en service, renouvellements, pannes, dépenses récurrentes et sorties, HT puis TTC au taux du mois de la dépense (CGI, art. 278 et suivants).
study-method-renewal = Renouvellement
study-method-renewal-text = Une unité mise en service au mois t est renouvelée à t + durée de vie, t + 2 × durée de vie, tant qu'elle est en service.
study-method-failure = Pannes
study-method-failure-text = Taux annuel / 12 × unités hors garantie, remplacées au prix du mois.
study-method-index = Révision des prix
study-method-index-text = Prix × produit des (1 + taux de l'indice), à chaque anniversaire du projet.
study-method-net = Reste à charge
study-method-net-text = Coût TTC + intérêts d'emprunt − subventions − participations − FCTVA.
study-method-fctva = FCTVA
study-method-fctva-text = 16,404 % des dépenses d'investissement TTC, et de l'entretien des bâtiments publics, de la voirie et des réseaux quelle que soit sa section (droit à vérifier, pour cet entretien, dans la loi de finances pour 2026) ; 5,6 % pour l'informatique en nuage éligible ; taux en vigueur au mois de la dépense, reçu après le décalage propre à la ville (CGCT, art. L1615-1 et suivants). La part que l'État finance sur une base TTC n'y ouvre pas droit : elle est retirée de l'assiette (art. L1615-10).
study-method-loan = Emprunt
study-method-loan-text = Annuité constante = P × r / (1 − (1 + r)^−n) ; à capital constant, P / n et les intérêts du capital restant dû ; intérêts arrondis au centime à chaque échéance.
study-method-savings = Épargne
study-method-savings-text = Épargne brute = recettes réelles de fonctionnement (RRF) − dépenses réelles de fonctionnement (DRF), les intérêts étant compris dans les DRF ; épargne nette = épargne brute − capital remboursé. L'équilibre réel (CGCT, art. L1612-4) demande que la section de fonctionnement s'équilibre par elle-même, amortissements compris, et que les ressources propres couvrent le capital. Le second point est apprécié ici ; le premier ne l'est avec les amortissements que si les comptes de la ville donnent ses dotations.
study-method-deleveraging = Capacité de désendettement
study-method-deleveraging-text = Encours de dette / épargne brute, en années.
study-method-borrowing = Emprunts de la ville pour ses investissements
study-method-borrowing-text = Ce qui manque pour garder le fonds de roulement minimal, dans la limite des investissements ; remboursé en annuités constantes dès l'année suivante.
study-method-investable = Investissement de la ville à dette constante
study-method-investable-text = max(0 ; épargne brute sans le projet + autres recettes d'investissement − ce qui manque pour garder le fonds de roulement) / (1 − r), où r est la part des subventions et du FCTVA dans l'investissement des comptes, de 0 à 80 %. Le même investissement est retenu avec le projet, qui s'y ajoute.
study-method-borrowing-constant = Emprunts de la ville pour ses investissements
study-method-borrowing-constant-text = Ce qui manque pour garder le fonds de roulement des comptes (le minimum s'il est supérieur), dans la limite des investissements hors subventions : sans le projet, les emprunts nouveaux remplacent le capital remboursé ; ils sont remboursés en annuités constantes dès l'année suivante.
study-method-cliff = Coût récurrent d'exploitation, renouvellements compris
study-method-cliff-text = Dépenses récurrentes, pannes et renouvellements TTC, moins les aides et le FCTVA auxquels elles donnent droit : moyenne annuelle du pilote, puis des 12 mois qui suivent la dernière extension.
study-method-run = Coût de fonctionnement net (règle)
study-method-run-text = Dépenses de la section de fonctionnement TTC de l'exercice, mises en service et sorties comprises, moins aides, FCTVA et recettes de fonctionnement et économies ; rapporté à l'épargne brute sans le projet.
study-method-verdict = Verdict
study-method-verdict-text = Insoutenable si un seuil rouge est franchi du fait du projet après le pilote ; fragile si un seuil orange l'est, si un rouge l'est avant, ou si les seuls financements acquis donnent un verdict pire ; soutenable sinon. Un seuil que la ville franchit déjà sans le projet compte aussi contre lui : en rouge, dès qu'il l'aggrave (au niveau rouge si la ville y est dès ses comptes ou l'année suivante, orange sinon) ; en orange, s'il laisse moins de la moitié de la marge qu'elle aurait avant le rouge. Les mêmes années, un ratio peu changé mais proche du rouge peut donc compter, et un autre non. { $small }
study-method-verdict-small = Tant que le coût net annuel moyen du projet reste inférieur à { $share } des recettes réelles de fonctionnement de l'exercice sans lui, aucun effet ne compte (choix de politique des paramètres, non fixé par la loi) ; une enveloppe votée, elle, est dépassée dès le premier euro.

## Glossaire

study-glossary = Glossaire
study-term-tco = Coût total de possession
study-term-tco-text = Tout ce qu'il faut payer pour un projet sur sa durée, de l'achat à la sortie.
study-term-excl = HT, TTC
study-term-excl-text = Hors taxe sur la valeur ajoutée, toutes taxes comprises.
study-term-rrf = Recettes réelles de fonctionnement (RRF)
study-term-rrf-text = Impôts, dotations et autres recettes courantes de l'année, hors écritures d'ordre.
study-term-gross = Épargne brute
study-term-gross-text = Ce que les recettes courantes laissent après les dépenses courantes et les intérêts.
study-term-net = Épargne nette
study-term-net-text = L'épargne brute après remboursement du capital de la dette.
study-term-deleveraging = Capacité de désendettement
study-term-deleveraging-text = Nombre d'années d'épargne brute qu'il faudrait pour rembourser toute la dette.
study-term-working = Fonds de roulement
study-term-working-text = La réserve accumulée au fil des exercices.
study-term-fctva = FCTVA
study-term-fctva-text = Fonds de compensation pour la TVA : l'État rend une part de la TVA payée sur l'investissement et, jusqu'ici, sur l'entretien des bâtiments publics, de la voirie et des réseaux.
study-term-net-cost = Reste à charge
study-term-net-cost-text = Ce que la ville paie elle-même, une fois reçues les aides et le FCTVA.
study-term-pilot = Pilote
study-term-pilot-text = La première phase, souvent aidée, avant le déploiement.
study-term-cliff = Falaise des coûts
study-term-cliff-text = L'écart entre le coût récurrent d'exploitation du pilote, pour la ville, et celui du plein régime, renouvellements compris.
study-term-renewal = Renouvellement
study-term-renewal-text = Le remplacement d'un équipement arrivé en fin de vie.
study-term-ppi = PPI
study-term-ppi-text = Programmation pluriannuelle des investissements.
study-term-operating = Section de fonctionnement
study-term-operating-text = Les dépenses et recettes courantes, qui reviennent chaque année.
study-term-investment = Section d'investissement
study-term-investment-text = Ce qui dure : équipements, travaux, remboursement du capital.
study-term-present = Valeur actuelle
study-term-present-text = Des montants futurs ramenés à la date de départ par un taux d'actualisation.
study-term-assumption = Hypothèse
study-term-assumption-text = Une valeur qu'aucune source n'appuie.
study-term-rigidity = Rigidité des charges structurelles
study-term-rigidity-text = Part des recettes de fonctionnement que prennent le personnel et l'annuité de la dette.
study-term-debt-weight = Taux d'endettement
study-term-debt-weight-text = La dette rapportée aux recettes réelles de fonctionnement d'une année.
study-term-wall = Mur des renouvellements
study-term-wall-text = Les renouvellements d'une année rapportés à l'épargne nette de la ville sans le projet.
study-term-programme = Autorisation de programme, crédits de paiement
study-term-programme-text = La limite de ce qui peut être engagé pour un investissement de plusieurs années ; ce qui peut en être payé chaque année.
study-term-annual = Coût annuel équivalent
study-term-annual-text = Le montant, égal chaque année, dont la somme actualisée est la valeur actuelle.
study-term-depreciation = Dotations aux amortissements
study-term-depreciation-text = La part annuelle de l'usure d'un bien, portée en fonctionnement sans être décaissée.
study-term-unpriced = Sans prix
study-term-unpriced-text = Ce qui n'est pas encore chiffré : jamais compté pour zéro.

## Traçabilité

study-traceability = Traçabilité
study-made-by = Établi par perenne { $version }. Les mêmes fichiers et les mêmes options donnent le même document, octet pour octet.
study-table-files = Fichiers employés
study-column-file = Fichier
study-column-hash = SHA-256
study-no-override = Aucune valeur du projet n'a été remplacée.
study-table-overrides = Valeurs remplacées
study-column-before = Avant
study-column-now = Employée
study-column-by = Par
study-seed = Simulation : graine { $seed }, { $scenarios } scénarios.
study-csv-table = tableau
study-csv-row = ligne

## Ligne de commande

report-no-file = il faut un fichier : `-o étude.html` ; extensions connues : { $known }
report-no-form = { $file } : extension inconnue ; extensions connues : { $known }
report-no-browser = aucun navigateur Chromium n'a été trouvé pour faire le PDF (chromium, chromium-browser, google-chrome) ; `-o étude.html` puis « imprimer en PDF » donne le même
report-browser-failed = le navigateur { $browser } n'a pas fait de PDF : { $why }

help-report = L'étude qu'un conseil peut voter : un seul fichier HTML, PDF, Word, Excel, Markdown, CSV ou JSON
help-report-plan = Projet ou programme : fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou identifiant d'un de ceux qui sont fournis
help-report-offers = Offres à comparer
help-report-anonymous = Pendant la procédure : ni le nom des candidats ni les montants de leurs offres ; refusé avec --offer, dont tous les montants seraient ceux de l'offre
help-report-scenarios = Scénarios du projet à montrer à côté ; `all` pour tous
help-report-simulate = Tire autant de fois ce qui est incertain
help-report-seed = Graine des tirages : la même graine donne les mêmes octets
help-report-date = Date de la première page : 2026-03-02
help-report-output_file = Fichier à écrire ; son extension dit la forme : .html, .pdf, .docx, .xlsx, .md, .csv, .json
