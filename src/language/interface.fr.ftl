## Les mots des rapports et de la ligne de commande.

errors-found = { $count ->
    [one] 1 erreur
   *[other] { $count } erreurs
}
more-diagnostics = { $count ->
    [one] … 1 autre n’est pas montré
   *[other] … { $count } autres ne sont pas montrés
}
no-item-of-that-word = aucun article ne porte « { $word } » dans son nom ou son libellé
nothing-of-that-name = rien ne porte le nom « { $name } » ; il existe : { $known }
total = Total
named = { $name } : { $value }
years = { $years } ans
at-least = ≥ { $amount } ({ $count } sans prix)
sign-at-least = ≥ { $amount }
sign-at-most = ≤ { $amount }
sign-priced = { $amount } (chiffré)
unpriced-word = sans prix
acquired = acquis
requested = demandé
hoped = espéré
primary = source première
trade = presse spécialisée
weak = source faible
assumption = hypothèse

city-line-dated = { $city } : { $population } habitants
growth-line-old = Les comptes sont ceux de { $base }, { $age } ans avant { $from } : tout ce qui suit les prolonge aussi loin, et des comptes récents peuvent changer le verdict.
growth-line-even = Évolution supposée des comptes : { $revenue } par an, recettes et dépenses.
growth-line = Évolution supposée des comptes, par an : recettes { $revenue }, dépenses { $spending }.
city-line = { $city } : { $population } habitants, comptes { $year }

## Verdict

verdict = Verdict : { $level }
verdict-sustainable = SOUTENABLE
verdict-fragile = FRAGILE
verdict-unsustainable = INSOUTENABLE
verdict-undetermined = INDÉTERMINÉ
verdict-undetermined-because = Aucun verdict n'est possible : { $count ->
    [one] un composant n'a pas de prix, et un prix manquant n'est pas un zéro
   *[other] { $count } composants n'ont pas de prix, et un prix manquant n'est pas un zéro
}.
verdict-not-seen = Aucun verdict n'est possible : aucune année entière après le pilote ne tient dans la période.
sentence-sustainable = { $lead } : après le pilote, le coût de fonctionnement net du projet prend au plus { $share } de l'épargne brute ({ $cost } en { $year }), et { $thresholds }.
sentence-sustainable-free = { $lead } : après le pilote, le projet n'a pas de coût de fonctionnement net, et { $thresholds }.
sentence-sustainable-saves = { $lead } : sur sa durée, le projet économise { $saved } de plus qu'il ne coûte, et { $thresholds }.
sentence-sustainable-small = { $lead } : après le pilote, le coût de fonctionnement net du projet est de { $cost } en { $year }, et { $thresholds }.
thresholds-none = { $subject ->
    [programme] aucun seuil n'est franchi de leur fait
   *[plan] aucun seuil n'est franchi de son fait
}
thresholds-small = { $subject ->
    [programme] aucun seuil ne compte contre eux : ceux qui sont franchis de leur fait ne sont pas retenus, car leur coût net moyen reste inférieur à { $share } des recettes de la ville
   *[plan] aucun seuil ne compte contre lui : ceux qui sont franchis de son fait ne sont pas retenus, car son coût net moyen reste inférieur à { $share } des recettes de la ville
}
lead-goes-on = La ville peut continuer à payer
lead-in-trouble = La ville est déjà en difficulté sans ce projet, et ce projet n'y change rien de sensible
lead-in-trouble-saves = La ville est déjà en difficulté sans ce projet, et ce projet ne l'aggrave pas dans l'ensemble
when-from-first = Dès { $years }
when-in-first = En { $years }
when-from = dès { $years }
when-in = en { $years }
years-and = { $years } et { $last }
reserve-thin-base = { $rule ->
    [run-cost] Réserve : le verdict tient à une épargne brute presque nulle en { $year } ({ $base }) ; le seuil n'est franchi que si elle reste inférieure à { $below }, soit { $share } des recettes de fonctionnement (voir l'avertissement).
   *[renewal-wall] Réserve : le verdict tient à une épargne nette presque nulle en { $year } ({ $base }) ; le seuil n'est franchi que si elle est positive et inférieure à { $below }, une bande de { $share } des recettes de fonctionnement : avec un peu plus d'épargne, ou sans aucune, il ne l'est pas (voir l'avertissement).
}
reserve-straight-line-debt = Réserve : le verdict tient au remboursement de la dette présente, supposé égal chaque année jusqu'à son extinction, faute d'échéancier de la ville ; celui-ci peut le changer.
reserve-computed-fctva = Réserve sur le capital que les ressources propres ne couvrent pas : il est apprécié avec le FCTVA de l'investissement calculé à dette constante ; avec celui des comptes { $base }, reconduit, il serait couvert en { $years } malgré { $subject ->
    [programme] le programme
   *[plan] le projet
} (voir l'avertissement).
own-share-broken = Le plan de financement ne respecte pas la loi : les financeurs publics apportent { $granted } pour { $base } HT d'investissement{ $private ->
    [yes] , financements privés déduits
   *[no] {""}
}{ $whole ->
    [yes] {""}
   *[no] {" "}sur la seule assiette de l'aide « { $names } »
}, soit { $above } de plus que les { $limit } permis ; la ville n'en garde { $keeps ->
    [none] rien
   *[some] que { $own }
} à sa charge, en deçà du minimum de { $least } (CGCT, art. L1111-10, hors dérogation accordée au titre de cet article). Il est à corriger avant tout vote.
tightest-same = Ces chiffres sont ceux de { $first }, l'exercice le plus tendu.
tightest-balance = Ces chiffres sont ceux de { $first } ; au plus fort, en { $year }{ $beside ->
    [own] , exercice où la ville est au-delà du seuil même sans { $subject ->
        [programme] le programme
       *[plan] le projet
    }
    [small] , où son coût est trop faible pour compter
   *[no] {""}
} : { $short }.
tightest = Ces chiffres sont ceux de { $first } ; au plus fort, en { $year }{ $beside ->
    [own] , exercice où la ville est au-delà du seuil même sans { $subject ->
        [programme] le programme
       *[plan] le projet
    }
    [small] , où son coût est trop faible pour compter
   *[no] {""}
} : { $with } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), { $short }.
tightest-alone = Ces chiffres sont ceux de { $first } ; au plus fort, en { $year }{ $beside ->
    [own] , exercice où la ville est au-delà du seuil même sans { $subject ->
        [programme] le programme
       *[plan] le projet
    }
    [small] , où son coût est trop faible pour compter
   *[no] {""}
} : { $with }, { $short }.
short-of-money = il manque { $short }
short-of-savings = soit un écart au seuil de { $short }
short-of-debt = soit { $short } de dette en trop
short-of-any-savings = faute d'épargne brute pour rembourser { $short } de dette
short-of-room = soit { $short } de trop
deepened = Le { $subject ->
    [programme] programme
   *[plan] projet
} aggrave toutefois ce que la ville franchit déjà sans lui, et que la règle ne retient pas contre lui : { $rules }.
deepened-rule = { $rule }, au plus fort en { $year } : { $with } ({ $without } sans le { $subject ->
    [programme] programme
   *[plan] projet
}) pour un seuil de { $threshold }, { $short }
deciding-too = Décident aussi : { $rules }.
sentence-fragile = { $when }, le projet fragilise la ville au regard { $law ->
    [yes] d'un seuil fixé par la loi
   *[no] d'un seuil de l'analyse financière, un usage et non la loi
} : { $because }.
sentence-fragile-before = { $when }, le projet aggrave la situation d'une ville déjà au-delà { $law ->
    [yes] d'un seuil fixé par la loi
   *[no] d'un seuil de l'analyse financière, un usage et non la loi
} : { $because }.
sentence-fragile-policy = { $when }, le projet atteint un seuil de gestion, choisi et non fixé par la loi : { $because }.
sentence-unsustainable-law = { $when }, la ville ne peut plus payer : { $because }.
sentence-unsustainable-law-section = { $when }, la section de fonctionnement ne s'équilibre plus avec les amortissements que la loi lui fait porter (CGCT, art. L2321-2 ; sans décaissement) : { $because }.
sentence-unsustainable-law-computed = { $when }, mais sous la seule convention de dette constante, qui calcule le FCTVA de la ville, { $because }.
sentence-unsustainable-law-before = { $when }, le projet aggrave un déséquilibre que la loi demande déjà à la ville de corriger : { $because }.
sentence-unsustainable-practice = { $when }, le projet fait franchir à la ville un seuil rouge de l'analyse financière, un usage et non la loi : { $because }.
sentence-unsustainable-practice-before = { $when }, le projet aggrave la situation de la ville, déjà au-delà d'un seuil rouge de l'analyse financière, un usage et non la loi : { $because }.
sentence-unsustainable-policy = { $when }, le projet dépasse un seuil de gestion, choisi et non fixé par la loi : { $because }.
sentence-by-secured = Avec tous les financements attendus, aucun seuil ne compte contre le projet. Le verdict tient à { $amount } qui ne sont pas acquis ({ $list }) : avec les seuls financements acquis, { $when }, { $because }{ $law ->
    [yes] {" "}(un seuil fixé par la loi)
   *[no] {" "}(un seuil de l'analyse financière, un usage et non la loi)
}.
sentence-by-secured-policy = Avec les seuls financements acquis, un seuil de gestion, choisi et non fixé par la loi, est atteint du fait du projet. Avec tous ceux qui sont attendus, aucun seuil ne compte contre lui : le verdict tient à { $amount } qui ne sont pas acquis ({ $list }) ; sans eux, { $when }, { $because }.
secured-verdict-why = Avec les seuls financements et gains acquis : { $level }, la première fois en { $year } : { $because }. Décident alors : { $rules }.{ $law ->
    [yes] {" "}Est fixé par la loi : { $legal }.
   *[no] {""}
}
secured-verdict-same = Avec les seuls financements et gains acquis : { $level } aussi, aux mêmes exercices et pour les mêmes raisons.
secured-verdict = Avec les seuls financements et gains acquis : { $level }.
legal-not-kept = { $name } : non respecté en { $years } (marge la plus basse : { $margin }, en { $year })
legal-beside = Un contrôle que la loi demande échoue aussi en { $years }{ $pilot ->
    [yes] , avant la fin du pilote, ce dont le verdict ne dit rien
   *[no] , ce dont le verdict ne dépend pas
} : { $several ->
    [yes] en { $year }, { $because }
   *[no] { $because }
}.{ $convention ->
    [yes] {" "}C'est sous la seule convention de dette constante : avec le FCTVA de ses comptes { $base }, reconduit, ce capital serait couvert.
   *[no] {""}
}
legal-section = Section de fonctionnement en équilibre (CGCT, art. L1612-4)
legal-capital = Remboursement du capital couvert par les ressources propres (CGCT, art. L1612-4)
advice-at-fault = Aucune de ces voies ne corrige le plan de financement, à corriger d'abord : { $why ->
    [law] les aides publiques y laissent à la ville moins que la loi ne demande (CGCT, art. L1111-10).
    [aid] les aides y dépassent ce qu'il y a à payer.
   *[both] les aides publiques y laissent à la ville moins que la loi ne demande (CGCT, art. L1111-10), et les aides y dépassent ce qu'il y a à payer.
}
operating-deficit = { $money ->
    [secured] Avec les seuls financements et gains acquis, et { $whose ->
        [plan] du fait { $subject ->
            [programme] du programme
           *[plan] du projet
        }
        [city] { $subject ->
            [programme] avec le programme
           *[plan] avec le projet
        } comme sans lui
       *[both] { $subject ->
            [programme] avec le programme
           *[plan] avec le projet
        } (en { $own }, sans lui aussi)
    }
   *[all] { $whose ->
        [plan] Du fait { $subject ->
            [programme] du programme
           *[plan] du projet
        }
        [city] { $subject ->
            [programme] Avec le programme
           *[plan] Avec le projet
        } comme sans lui
       *[both] { $subject ->
            [programme] Avec le programme
           *[plan] Avec le projet
        } (en { $own }, sans lui aussi)
    }
}, l'épargne brute de la ville est négative en { $years } ({ $lowest }{ $several ->
    [yes] {" "}au plus bas, en { $at }
   *[no] {""}
}). Or la loi demande aussi que la section de fonctionnement soit votée en équilibre (CGCT, art. L1612-4) : { $several ->
    [yes] ces exercices ne pourraient l'être
   *[no] cet exercice ne pourrait l'être
} qu'avec un excédent reporté. Ni l'emprunt ni les recettes d'investissement, FCTVA d'investissement compris, ne paient des dépenses de fonctionnement.
section-depreciation = { $state ->
    [unknown] Que la section de fonctionnement s'équilibre, amortissements compris, n'est pas apprécié : les comptes ne donnent pas les dotations.
    [short] L'épargne brute n'y couvre pas les dotations nettes aux amortissements en { $years }.
   *[covered] L'épargne brute couvre aussi les dotations nettes aux amortissements sur tous les exercices appréciés.
}

no-measure = non mesurable
because-run-cost-bare = le coût de fonctionnement net { $subject ->
    [programme] du programme
   *[plan] du projet
}, { $amount } par an, ne trouve aucune épargne brute pour le payer, même sans lui ({ $base })
because-envelope-bare = le coût ({ $part }) { $subject ->
    [programme] du programme
   *[plan] du projet
}, { $amount }, dépasse ce que le service peut dépenser : rien
because-deleveraging-bare = la ville n'a plus d'épargne brute pour rembourser sa dette ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
})
because-run-cost = le coût de fonctionnement net { $subject ->
    [programme] du programme
   *[plan] du projet
}, { $amount } par an, prend { $measure } de l'épargne brute que la ville aurait sans lui ({ $base }), au-delà du seuil de { $threshold }
because-envelope = le coût ({ $part }) { $subject ->
    [programme] du programme
   *[plan] du projet
}, { $amount }, { $level ->
    [red] dépasse ce que le service peut dépenser : { $measure } d'une enveloppe de { $base }
   *[orange] approche ce que le service peut dépenser : { $measure } d'une enveloppe de { $base }, au-delà du seuil de vigilance de { $threshold }
}
because-renewal-wall = { $amount } de renouvellements tombent la même année, soit { $measure } de l'épargne nette que la ville aurait sans le { $subject ->
    [programme] programme
   *[plan] projet
} ({ $base }), au-delà du seuil de { $threshold }
because-savings-rate = le taux d'épargne brute de la ville tombe à { $measure } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), sous le seuil de { $threshold } : il s'en faut de { $short }
because-net-savings = l'épargne nette de la ville tombe à { $amount } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}) : les autres ressources propres y suppléent encore, il en reste { $left } une fois le capital remboursé (l'une des conditions de l'équilibre réel, CGCT, art. L1612-4)
because-net-savings-deficit = l'épargne nette de la ville tombe à { $amount } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), et son épargne brute est négative aussi : les autres ressources propres couvrent encore le capital remboursé, et il en reste { $left }, mais elles ne peuvent pas payer le fonctionnement (CGCT, art. L1612-4)
net-savings-below = Ce qui compte d'abord : en { $years }, du fait { $subject ->
    [programme] du programme
   *[plan] du projet
}, l'épargne nette de la ville passe sous zéro ({ $first } en { $year }{ $more ->
    [yes] {""}, { $lowest } au plus bas en { $at }
   *[no] {""}
}{ $deeper ->
    [yes] {""} ; { $deepest } en { $then }, où elle est de { $own } sans lui
   *[no] {""}
}) ; { $balance ->
    [broken] ses autres ressources propres n'y suppléent pas tous ces exercices : l'équilibre réel que demande la loi (CGCT, art. L1612-4) est rompu.
    [computed] ses autres ressources propres n'y suppléent pas tous ces exercices, sous la seule convention de dette constante (voir la réserve).
    [section] ses autres ressources propres couvrent encore le capital de la dette, mais l'épargne brute passe elle aussi sous zéro en { $deficit } : la section de fonctionnement elle-même n'est pas en équilibre (voir plus loin).
   *[held] le capital de la dette n'est plus couvert que grâce à ses autres ressources propres (l'une des conditions de l'équilibre réel, CGCT, art. L1612-4).
}
because-balance = les ressources propres de la ville ne couvrent pas le remboursement du capital : il manque { $short } (équilibre réel, CGCT, art. L1612-4) ; épargne nette { $amount } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
})
short-part = , dont { $part } du fait du { $subject ->
    [programme] programme
   *[plan] projet
}
next-to-nothing = { $base }, presque nulle cette année-là
because-deleveraging = la capacité de désendettement de la ville atteint { $measure } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), au-delà du seuil de { $threshold }
because-rigidity = les charges de personnel et l'annuité de la dette prennent { $measure } des recettes de fonctionnement ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), au-delà du seuil de { $threshold }
because-debt-weight = l'encours de dette atteint { $measure } des recettes de fonctionnement ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), au-delà du seuil de { $threshold }
because-working-capital = le fonds de roulement de la ville tombe à { $amount } ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), sous { $threshold }
because-half = {" "}; la ville est déjà au-delà de ce seuil sans { $subject ->
    [programme] le programme
   *[plan] le projet
}, qui lui prend plus de la moitié de sa marge avant le seuil rouge ({ $own } sans lui, { $left } avec)
half-years = { $several ->
    [yes] Les exercices { $years } comptent
   *[no] L'exercice { $years } compte
} bien que la ville y soit au-delà du seuil sans { $subject ->
    [programme] le programme
   *[plan] le projet
}, parce qu'il lui prend plus de la moitié de sa marge avant le seuil rouge ({ $several ->
    [yes] en { $year }, { $own }
   *[no] { $own }
} sans lui, { $left } avec) ; les autres exercices où elle y est sans lui ne comptent pas.
because-depreciation = l'épargne brute de la ville ne couvre plus que { $measure } des dotations nettes aux amortissements que porte sa section de fonctionnement ({ $without } sans { $subject ->
    [programme] le programme
   *[plan] le projet
}), sous le seuil de { $threshold } : il s'en faut de { $short }

## Règles et niveaux

rule-savings-rate = Taux d'épargne brute
rule-net-savings = Épargne nette
rule-balance = Équilibre réel (L1612-4)
rule-deleveraging = Capacité de désendettement
rule-rigidity = Rigidité des charges structurelles
rule-debt-weight = Taux d'endettement
rule-working-capital = Fonds de roulement
rule-depreciation = Couverture des amortissements
rule-run-cost = Coût de fonctionnement / épargne brute
rule-envelope = Enveloppe du service
rule-renewal-wall = Mur des renouvellements
part-operating = fonctionnement
part-investment = investissement
level-red = rouge
level-orange = orange
level-ok = conforme
level-unmeasured = non mesuré, faute d'épargne nette
before-pilot-end = (pilote)
reason = { $year } : { $because }.
counts-milder = Un seuil rouge retenu comme orange est un seuil que la ville a déjà franchi sans le { $subject ->
    [programme] programme, qui
   *[plan] projet, qui
} l'aggrave.
no-rule-counts = Aucune : aucun seuil n'est franchi du fait du projet.
no-rule-counts-unseen = Rien n'est conclu : aucun exercice entier après le pilote n'est apprécié.
no-rule-counts-unpriced = Rien n'est conclu : ce qui n'a pas de prix n'est dans aucun de ces seuils.
no-rule-counts-small = Aucune : les seuils franchis du fait du projet ne sont pas retenus contre lui.
standing-red = Par elle-même, sans { $subject ->
    [programme] ce programme
   *[plan] ce projet
}, la ville est en difficulté : { $rules }.
standing-orange = Par elle-même, sans { $subject ->
    [programme] ce programme
   *[plan] ce projet
}, la ville franchit un seuil orange : { $rules }.
standing-also = Elle franchit aussi un seuil orange : { $rules }.
standing-computed-fctva = Réserve sur le capital que les ressources propres ne couvrent pas : il est apprécié avec le FCTVA de l'investissement calculé à dette constante ; avec celui des comptes { $base }, reconduit, il serait couvert en { $years }.
standing-apart = C'est la situation de la ville, non le verdict sur { $subject ->
    [programme] le programme
   *[plan] le projet
}.
too-small = Franchi du fait { $subject ->
    [programme] du programme
   *[plan] du projet
}, mais non retenu contre lui, car son coût net moyen reste inférieur à { $share } des recettes de la ville : { $rules }.
investable-own = Sans s'endetter davantage et avec au moins { $keep } de fonds de roulement, la ville peut investir { $own } par an à dette constante, avant subventions et FCTVA, { $loans } (moyenne de { $first } à { $last }).
investable-own-some = Sans s'endetter davantage et avec au moins { $keep } de fonds de roulement, la ville ne peut rien investir en { $nothing } ; en { $years }, elle peut investir { $own } par an en moyenne à dette constante, avant subventions et FCTVA, { $loans }.
investable-loans = { $part ->
    [none] sans emprunt nouveau
    [all] entièrement en emprunts nouveaux, au plus à hauteur du capital remboursé
   *[some] dont { $loans } d'emprunts nouveaux, au plus à hauteur du capital remboursé
}
investable-loans-beyond = En { $years }, elle emprunte { $beyond } { $count ->
    [one] de plus
   *[more] de plus par an en moyenne
} que ce qu'elle investit avant subventions et FCTVA : cet argent rembourse d'anciens emprunts ou compense l'épargne qui manque, et n'ajoute rien à l'investissement.
investable-aided = Hypothèse, car des subventions d'une seule année ne se répètent pas d'elles-mêmes : au taux de subventions et de FCTVA de ses comptes { $base }, { $rate }, cela ferait environ { $amount } d'investissement par an ; ses comptes { $base } en montrent { $invested }.
investable-aided-beyond = Avec subventions et FCTVA, elle peut davantage, sans que ses comptes disent combien : leur taux de { $base }, { $written }, est celui d'une seule année et ferait plus du double de l'investissement qu'ils montrent ({ $invested }).
investable-aided-cut = Hypothèse : avec un taux de subventions et de FCTVA ramené à { $rate } (comptes { $base } : { $written }), cela ferait environ { $amount } d'investissement par an ; ses comptes { $base } en montrent { $invested }, et ce taux ne peut être celui de chaque année.
investable-plan = { $subject ->
    [programme] Le programme
   *[plan] Le projet
} lui coûte { $net } en tout de { $first } à { $last }, économies et recettes déduites et hors postes déjà dans les comptes, soit { $share } de ce qu'elle peut ainsi investir ces années-là ({ $own } en tout).
investable-plan-nothing = Dont { $net } en { $nothing }, quand elle n'a rien à investir.
investable-taken = Sous la même hypothèse, les autres projets auraient environ { $taken } d'investissement de moins par an.
investable-beyond = { $subject ->
    [programme] Le programme
   *[plan] Le projet
} lui coûte { $net } en tout de { $first } à { $last }, hors postes déjà dans les comptes, plus que ce qu'elle peut ainsi investir ces années-là ({ $own } en tout) : même sans aucun autre projet, il faudrait s'endetter.
investable-none = Sans s'endetter davantage et avec au moins { $keep } de fonds de roulement, la ville ne peut rien investir de { $first } à { $last }.
investable-none-plan = { $subject ->
    [programme] Le programme
   *[plan] Le projet
} lui coûte { $net } en tout de { $first } à { $last } : rien n'est là pour le payer, et un emprunt ne peut payer que de l'investissement, non du fonctionnement.
investable-untouched = { $subject ->
    [programme] Le programme
   *[plan] Le projet
} n'en prend rien : de { $first } à { $last }, il rapporte ce qu'il coûte, ou davantage.
investable-debt-falls = La dette ne reste pas pour autant constante : { $subject ->
    [programme] sans le programme, elle passe
    [plan] sans le projet, elle passe
   *[none] elle passe
} de { $from } fin { $base } à { $to } fin { $last }, { $why }.
why-nothing = faute d'investissement à financer en { $years }
why-granted = car, en { $years }, subventions déduites, il reste moins à emprunter que ce que la ville rembourse
heading-investable = Ce que la ville peut investir sans s'endetter davantage (k€)
investable-note = À dette constante : épargne brute sans le projet et autres recettes d'investissement, moins ce qui manque pour garder { $keep } de fonds de roulement. Subventions et FCTVA : { $rate } de l'investissement.
investable-note-own = À dette constante : épargne brute sans le projet et autres recettes d'investissement, moins ce qui manque pour garder { $keep } de fonds de roulement.
column-own = À dette constante, hors aides
column-new-loans = Dont emprunts nouveaux
column-aid = Subventions et FCTVA
column-investable = Investissement
column-plan-net-cost = Coût net du projet
row-sum = Total

## Titres

heading-cliff = La falaise des coûts
cliff-times = La ville paie { $pilot } par an pour faire fonctionner le pilote, puis { $after } par an, au rythme { $months ->
    [one] du premier mois
   *[other] des { $months } premiers mois
} à plein régime (à partir de { $from }) : { $times } fois plus.
cliff = La ville paie { $pilot } par an pour faire fonctionner le pilote, puis { $after } par an, au rythme { $months ->
    [one] du premier mois
   *[other] des { $months } premiers mois
} à plein régime (à partir de { $from }).
cliff-note = Montants récurrents, pannes et renouvellements TTC, moins ce à quoi ils donnent droit ; avant économies et recettes{ $held ->
    [yes] {" "}; y compris ce que les comptes portent déjà
   *[no] {""}
}.
full-service = Au-delà { $window ->
    [one] de ce mois, le premier
   *[other] de ces { $window } mois, les premiers
} à plein régime : { $list }.
full-service-mean = { $amount } par an en moyenne de { $first } à { $last }
full-service-whole = l'exercice entier le plus lourd est { $year }, à { $amount }
full-service-part = { $months ->
    [one] le seul mois étudié
   *[other] les { $months } mois étudiés
} de { $year } { $months ->
    [one] pèse
   *[other] pèsent
} davantage, { $amount }
cliff-without-after = La ville paie { $pilot } par an pour faire fonctionner le pilote ; aucun mois ne suit la dernière extension, le plein régime ne peut donc pas être montré.
heading-totals = Totaux sur { $length }
heading-totals-years = Totaux sur { $years ->
    [one] un an
   *[other] { $years } ans
}
heading-totals-months = Totaux sur { $months } mois
row-tco-excl = Coût total de possession HT
row-tco-incl = Coût total de possession TTC
row-received = Subventions, participations et FCTVA reçus
row-loan-interest = Intérêts d'emprunt
row-net-cost = Reste à charge de la ville
row-benefits = Économies et recettes
row-net-acquired = Reste à charge sans les aides et gains qui ne sont pas acquis
row-per-inhabitant = Reste à charge par habitant et par an
row-net-after = Reste à charge après économies et recettes
row-pv-net = Valeur actuelle du reste à charge
row-eac = Coût annuel équivalent
present-value-note = Valeur actuelle et coût annuel équivalent portent sur le reste à charge avant économies et recettes, hors intérêts d'emprunt, actualisé à { $rate } par an. Chaque montant est arrondi pour lui-même : la somme des lignes peut différer du total de quelques centimes.
row-payback = Remboursé par les économies et recettes, à partir de (hors emprunts)
row-payback-discounted = De même, actualisé à { $rate }, à partir de
payback-never = pas avant la fin de la période
row-residual = Valeur résiduelle en fin de période HT (pour information)
heading-years = La ville sans → avec le projet (k€)
years-note = Un seul chiffre : le même sans et avec, ainsi arrondi.
years-note-partial = * La période s'achève en cours d'année : aucun seuil n'est apprécié.
unjudged = L'exercice { $year } n'est pas jugé, et le verdict n'en dit rien : le projet s'achève après { $months ->
    [one] son premier mois
   *[other] ses { $months } premiers mois
}. Avec ces seuls mois, des seuils y sont pourtant franchis de son fait : { $rules }.
verdict-until = Soutenable jusqu'en { $judged } ; avec une période plus longue, le projet devient { $level }.
verdict-until-unjudged = Soutenable jusqu'en { $judged } ; en { $year }, exercice qui n'est pas jugé, des seuils sont franchis de son fait.
unjudged-none = L'exercice { $year } n'est pas jugé, et le verdict n'en dit rien : le projet s'achève après { $months ->
    [one] son premier mois
   *[other] ses { $months } premiers mois
}. Avec ces seuls mois, aucun seuil n'y est franchi de son fait.
unjudged-open = L'exercice { $year } n'est pas jugé, et rien n'en est conclu : le projet s'achève après { $months ->
    [one] son premier mois
   *[other] ses { $months } premiers mois
}.
unjudged-rule = { $rule }, { $with } ({ $without } sans le projet) pour un seuil de { $threshold }, { $short }
unjudged-rule-alone = { $rule }, { $with } pour un seuil de { $threshold }, { $short }
present-debt-ends = Faute d'échéancier, la dette des comptes est supposée remboursée à raison de { $principal } par an, pour la dernière fois en { $year }.
city-loans = Dans les deux projections, la ville emprunte pour ses investissements ce que son épargne et ses autres ressources n'en paient pas, à { $rate } sur { $term } ans. Fin { $year }, sa dette est de { $debt } avec le { $subject ->
    [programme] programme
   *[plan] projet
}, contre { $before } sans lui.
city-loans-interest = Jusque-là, { $subject ->
    [programme] le programme
   *[plan] le projet
} lui fait payer { $interest } d'intérêts sur ces emprunts : ils sont dans le tableau et dans les règles, mais pas dans les intérêts d'emprunt ni dans le reste à charge { $subject ->
    [programme] des projets
   *[plan] du projet
}.
plan-depreciation = Le projet ajoute jusqu'à { $net } de dotations aux amortissements, reprises de subventions déduites, en un exercice ({ $year }) : des opérations d'ordre, que les épargnes ci-dessus ne comprennent pas.
depreciation-unmeasured = La règle qui rapporte l'épargne brute aux amortissements n'est pas mesurée : les comptes de la ville n'indiquent pas les siens.
heading-rules = Règles retenues contre le projet
heading-rules-secured = Règles retenues contre le projet, avec les seuls financements acquis
heading-open = Points ouverts
open-unpriced = Sans prix, et non comptés pour 0 : { $list }.
open-idle = « { $name } » ne rapporte rien au projet : aucune de ses dépenses n'est de celles qu'elle aide (section, lignes ou phases). Ne pas la compter au plan de financement sans l'accord écrit du financeur.
open-staff-ends = { $count } ETP qui s'arrêtent avec le projet, dès { $month } : { $name } ({ $some ->
    [no] il n'en reste aucun
   *[yes] il en reste { $left }
}). Un titulaire ne part pas avec le projet : s'il n'est pas redéployé, la ville en garde la charge, que ces chiffres ne comptent pas.
open-fctva = FCTVA d'entretien : { $amount } comptés sur des dépenses de 2026 et après ; le projet de loi de finances pour 2026 proposait de le supprimer. À vérifier avant le vote dans la loi de finances pour 2026{ $then ->
    [known] .
   *[unknown] {""} : sans lui, le reste à charge avant économies augmente d'autant, et des seuils peuvent être franchis, ou l'être dès un exercice antérieur.
}
open-own-share = Les aides publiques à l'investissement{ $whole ->
    [yes] {""}
   *[no] , sur la seule assiette de l'aide « { $names } »,
} dépassent de { $above } ce que la loi permet : la ville { $keeps ->
    [none] ne garde rien
   *[some] garde { $own }
} à sa charge au lieu de { $least } au moins (CGCT, art. L1111-10). À corriger avant le vote.
aid-overpaid = Les aides et le FCTVA dépassent { $priced ->
    [no] d'au moins { $amount }
   *[yes] de { $amount }
} la dépense qu'ils financent, tous financeurs réunis : aucun ne verse plus que la dépense, et le reste à charge est sous-estimé d'autant. Le plan de financement est à corriger avant tout vote.
capital-left = À la fin du projet ({ $end }), { $all ->
    [yes] « { $name } » reste en entier à rembourser, soit { $amount }
   *[no] { $left } des { $amount } de l'emprunt « { $name } » restent à rembourser
}, jusqu'en { $until } : les exercices appréciés ne portent pas cette charge, et { $interest } d'intérêts dus après la fin du projet ne sont dans aucun de ses coûts.
aided-beside = { $names }, avec { $others }
open-unsecured = Non acquis : { $list }.
heading-warnings = Avertissements ({ $count })
heading-cost-incl = Coût par exercice, TTC (€)
heading-cost-excl = Coût par exercice, HT (€)
heading-funding = Recettes par exercice (€)

## Colonnes

column-item = Poste
column-horizon = Montant
column-year = Exercice
column-run-cost = Fonctionnement net
column-gross = Épargne brute
column-net = Épargne nette
column-debt = Encours de dette
column-deleveraging = Désendettement
column-deleveraging-years = Désendettement (ans)
column-rule = Règle
column-without = Sans
column-with = Avec
column-threshold = Seuil
column-counts = Retenu
column-funding = Financement
column-plan = Projet
column-group = Groupe
column-excl = HT
column-incl = TTC
column-measure-unit = Unité
unit-of-euros = €
unit-of-years = années
unit-of-ratio = ratio
unit-of-month = mois
column-level = Niveau
column-margin-orange = Marge avant orange
column-margin-red = Marge avant rouge
column-label = Libellé
column-family = Famille
column-unit = Unité
column-component = Composant
column-price = Prix HT
column-range = Fourchette
column-life = Durée de vie
column-source = Source
column-observed = Relevé
column-basis = TVA
basis-excl_vat = HT
basis-incl_vat = TTC
basis-unstated = non précisée
basis-no_vat = hors champ
column-id = Identifiant
column-population = Habitants
column-origin = D'après
origin-published = comptes publiés
origin-other = moyennes, ou exemple
column-accounts = Comptes
column-account = Compte
column-amount = Montant
column-per-inhabitant = Par habitant
column-growth = Évolution par an

by-family = Famille
by-line = Ligne
by-component = Composant
by-cause = Nature
by-section = Section
by-phase = Phase
family-sensor = Capteurs
family-connectivity = Connectivité
family-platform = Plateformes
family-fiber = Fibre
family-lighting = Éclairage
family-staff = Personnel
family-service = Prestations
cause-entry = Mise en service
cause-renewal = Renouvellement
cause-failure = Pannes
cause-recurring = Récurrent
cause-exit = Sortie
section-investment = Investissement
section-operating = Fonctionnement

city-constant-debt = Son investissement est chaque année ce qui maintient sa dette (investing: constant-debt), non celui de ces comptes.
ground-accounts = comptes
ground-population = population
ground-outlook = années à venir
ground-debt_schedule = échéancier de la dette
ground-growth = évolution
ground-investing = investissement à venir
ground-loans = emprunts nouveaux
ground-fctva_lag = délai du FCTVA
ground-depreciation = amortissements
heading-forecast = Années à venir, selon la ville ou selon l'import de ses comptes
account-revenue-taxes = Impôts et taxes
account-revenue-grants = Dotations et participations
account-revenue-other = Autres recettes de fonctionnement
account-spending-staff = Charges de personnel
account-spending-purchases = Achats et charges externes
account-spending-subsidies = Subventions versées
account-spending-other = Autres dépenses de fonctionnement
account-interest = Intérêts de la dette
account-principal = Capital remboursé
account-debt = Encours de dette au 31 décembre
account-investment-equipment = Dépenses d'équipement
account-investment-other = Autres dépenses d'investissement
account-investment_revenue-grants = Subventions d'investissement
account-investment_revenue-fctva = FCTVA
account-investment_revenue-other = Autres recettes d'investissement
account-working_capital = Fonds de roulement
account-depreciation = Dotations nettes aux amortissements

## Aide de la ligne de commande

help-perenne = Le planificateur budgétaire de la ville intelligente : coût total de possession d'un projet, et capacité de la ville à le payer une fois le pilote terminé
help-check = La ville peut-elle encore payer une fois le pilote et son argent partis ?
help-cost = Ce que coûte un projet sur toute sa durée
help-catalog = Les catalogues de prix
help-catalog-list = Tous les catalogues et leurs articles
help-catalog-list-word = Seulement les articles dont le nom ou un libellé, dans une langue ou l'autre, contient ce mot, sans égard aux accents
help-catalog-show = Un catalogue, ou un article avec ses prix et leurs sources
help-city = Les villes et leurs comptes
help-city-list = Toutes les villes
help-city-show = Les comptes d'une ville
help-city-show-city = Commune : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou un identifiant
help-option-plans = Projets : fichiers .yaml, .xlsx ou .ods (- : l'entrée standard), ou identifiants de projets fournis
help-check-plans = Projets ou programmes : fichiers .yaml, .xlsx ou .ods (- : l'entrée standard), ou identifiants de ceux qui sont fournis
help-option-catalogs = Dossier où chercher d'abord catalogues, villes et paramètres (répétable)
help-option-city = Une autre ville que celle du projet : un identifiant, ou un fichier .yaml, .xlsx ou .ods
help-option-offer = L'offre d'un fournisseur, posée sur le projet
help-option-scenario = Un des scénarios du projet
help-option-set = Une autre valeur : sensors.device.price='540 EUR/sensor', ou +10 %, ou 'x 1.2' (répétable)
help-option-format = Forme du résultat
help-option-format-text = À lire
help-option-format-json = Pour les programmes
help-option-format-csv = Pour les tableurs
help-option-lang = Langue de l'interface ; sinon celle du système
help-option-width = Nombre de colonnes ; sinon celui du terminal
help-option-color = Quand utiliser la couleur
help-option-color-auto = Sur un terminal, sauf si `NO_COLOR` est défini
help-option-color-always = Toujours
help-option-color-never = Jamais
help-option-exit_zero = Code de sortie 0 quel que soit le verdict
help-option-by = Ce que sont les lignes du tableau
help-option-by-family = Capteurs, connectivité, plateformes…
help-option-by-line = Postes du projet
help-option-by-component = Composants de chaque poste
help-option-by-cause = Mise en service, renouvellement, panne, dépense récurrente, sortie
help-option-by-section = Investissement et fonctionnement
help-option-by-phase = Phases du projet
help-option-incl_vat = Montants TTC (par défaut)
help-option-excl_vat = Montants HT
help-option-help = Affiche l'aide
help-option-version = Affiche la version
heading-usage = Utilisation :
heading-commands = Commandes
