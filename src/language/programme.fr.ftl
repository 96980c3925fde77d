## Programmes : plusieurs projets sur le budget d'une même ville

programme-not-seen = Aucun verdict n'est possible : aucune année entière après son propre pilote n'est jugée pour { $plans }.
programme-sentence-sustainable = La ville peut continuer à payer tous les projets : après les pilotes, leur coût de fonctionnement net prend au plus { $share } de l'épargne brute ({ $cost } en { $year }), et { $thresholds }.
programme-sentence-sustainable-free = La ville peut continuer à payer tous les projets : après les pilotes, ils n'ont ensemble aucun coût de fonctionnement net, et { $thresholds }.
programme-sentence-fragile = { $when }, le programme fragilise la ville au regard { $law ->
    [yes] d'un seuil fixé par la loi
   *[no] d'un seuil de l'analyse financière, un usage et non la loi
} : { $because }.
programme-sentence-fragile-before = { $when }, le programme aggrave la situation d'une ville déjà au-delà { $law ->
    [yes] d'un seuil fixé par la loi
   *[no] d'un seuil de l'analyse financière, un usage et non la loi
} : { $because }.
programme-sentence-fragile-policy = { $when }, le programme atteint un seuil de gestion, choisi et non fixé par la loi : { $because }.
programme-sentence-unsustainable-law = { $when }, la ville ne peut plus payer le programme : { $because }.
programme-sentence-unsustainable-law-section = { $when }, la section de fonctionnement ne s'équilibre plus avec les amortissements que la loi lui fait porter (CGCT, art. L2321-2 ; sans décaissement) : { $because }.
programme-sentence-unsustainable-law-computed = { $when }, mais sous la seule convention de dette constante, qui calcule le FCTVA de la ville, { $because }.
programme-sentence-unsustainable-law-before = { $when }, le programme aggrave un déséquilibre que la loi demande déjà à la ville de corriger : { $because }.
programme-sentence-unsustainable-practice = { $when }, le programme fait franchir à la ville un seuil rouge de l'analyse financière, un usage et non la loi : { $because }.
programme-sentence-unsustainable-practice-before = { $when }, le programme aggrave la situation de la ville, déjà au-delà d'un seuil rouge de l'analyse financière, un usage et non la loi : { $because }.
programme-sentence-unsustainable-policy = { $when }, le programme dépasse un seuil de gestion, choisi et non fixé par la loi : { $because }.
programme-sentence-by-secured = Avec tous les financements attendus, aucun seuil ne compte contre le programme. Le verdict tient à { $amount } qui ne sont pas acquis ({ $list }) : avec les seuls financements acquis, { $when }, { $because }{ $law ->
    [yes] {" "}(un seuil fixé par la loi)
   *[no] {" "}(un seuil de l'analyse financière, un usage et non la loi)
}.
programme-sentence-by-secured-policy = Avec les seuls financements acquis, un seuil de gestion, choisi et non fixé par la loi, est atteint du fait du programme. Avec tous ceux qui sont attendus, aucun seuil ne compte contre lui : le verdict tient à { $amount } qui ne sont pas acquis ({ $list }) ; sans eux, { $when }, { $because }.
programme-each-lasts = Chacun des { $count } projets tient seul ; ensemble, ils { $level ->
    [fragile] fragilisent la ville
   *[unsustainable] ne tiennent pas
}.
programme-aid = Aides : { $all }, { $sure ->
    [yes] toutes acquises
   *[no] dont { $acquired } d'acquises, { $requested } de demandées et { $hoped } d'espérées ; le verdict sur financements acquis ne compte que les premières
}.
programme-upkeep = Du FCTVA, quelle que soit la date de son versement, { $amount } sont de l'entretien de 2026 et après, un droit à vérifier dans la loi de finances pour 2026.
programme-none-fails = Aucun des { $count } projets n'est insoutenable seul ; ensemble, ils le sont.
programme-until = Soutenable jusqu'en { $judged } ; dans les exercices suivants, qui ne sont pas jugés, des seuils sont franchis du fait du programme.
programme-unjudged-none = { $count ->
    [one] L'exercice { $years } figure dans les tableaux mais n'est pas jugé
   *[other] Les exercices { $years } figurent dans les tableaux mais ne sont pas jugés
}, et le verdict n'en dit rien : un projet au moins s'y achève ou s'est achevé avant. Avec ce qui reste des projets, aucun seuil n'y est franchi de leur fait.
programme-unjudged = { $count ->
    [one] L'exercice { $years } figure dans les tableaux mais n'est pas jugé
   *[other] Les exercices { $years } figurent dans les tableaux mais ne sont pas jugés
}, et le verdict n'en dit rien : un projet au moins s'y achève ou s'est achevé avant. Avec ce qui reste des projets, des seuils y sont pourtant franchis de leur fait : { $rules }.
programme-unjudged-orange = à l'orange : { $rules }
programme-unjudged-rule = { $rule } ({ $years }){ $count ->
    [one] {""}
   *[other] , au plus fort en { $year }
} : { $with } ({ $without } sans le programme) pour un seuil { $level } de { $threshold }, { $short }
programme-unjudged-rule-alone = { $rule } ({ $years }){ $count ->
    [one] {""}
   *[other] , au plus fort en { $year }
} : { $with } pour un seuil { $level } de { $threshold }, { $short }
programme-keep = Renoncer à { $gone ->
    [one] un projet
   *[other] { $gone } projets
} sur { $of } ({ $dropped }) : { $count ->
    [one] il n'en reste qu'un, { $kept }, et le verdict devient SOUTENABLE
   *[other] { $kept } tiennent ensemble, et le verdict devient SOUTENABLE
} ; { $tco } TTC sur la période, au lieu de { $all }.
programme-put-off = Tout garder, avec un report { $years ->
    [one] d'un an
   *[other] de { $years } ans
} du projet « { $plan } », qui commence alors en { $start }.
programme-no-way = Aucun ensemble de projets ne tient, et le report d'un seul d'un à cinq ans n'y change rien.
programme-no-put-off = Reporter un seul projet d'un à cinq ans ne suffit pas.
programme-parts-missing = { $year }, { $rule } : il manque { $amount } avant le rouge. Part de chaque projet : { $parts }.
programme-parts-left = { $year }, { $rule } : seuil orange dépassé de { $crossed } ; il reste { $amount } avant le rouge. Part de chaque projet : { $parts }.
programme-plans-note = Dernière colonne : le coût TTC et les intérêts des emprunts du projet, moins les subventions, participations, FCTVA, économies et recettes ; sans les intérêts de ce que la ville emprunte en plus.
programme-parts-note = La part d'un projet est la marge avant le rouge sans lui, moins celle avec tous ; première année de chaque règle qui décide. Toutes les années sont dans le JSON et dans l'étude.
programme-years-note = Coût de fonctionnement net de tous les projets ; un chiffre seul est le même sans et avec. * Tous les projets ne vont pas au bout de cet exercice : aucun seuil n'y est apprécié.{ $outlive ->
    [yes] {" "}Ce que doivent encore les emprunts d'un projet après sa fin n'y est pas.
   *[no] {""}
}
programme-plan-id = { $name } ({ $id })
heading-programme-plans = Les projets, chacun seul (€)
heading-programme-parts = Part de chaque projet dans ce qui décide
heading-programme-totals = Totaux des projets, chacun sur sa période
heading-programme-years = La ville sans → avec le programme (k€)
heading-programme-rules = Règles retenues contre le programme
heading-programme-rules-secured = Règles retenues contre le programme, avec les seuls financements acquis
heading-programme-ways = Pistes
column-start = Début
column-alone = Seul
column-tco-incl = Coût TTC
programme-takes-no = Un programme n'accepte pas { $option } : ce qui s'applique à un projet s'écrit dans le fichier du programme, sous ce projet
programme-whatif-nothing = rien à essayer : donnez au moins un --set ; les chemins commencent par un projet, comme `bethune-sensors.sensors.quantity.rollout`, ou par `city`
programme-not-drawn = Un programme n'est pas tiré au sort : l'incertain s'examine projet par projet, avec `perenne { $command } PROJET --city VILLE`
programme-not-solved = Aucune valeur n'est cherchée dans un programme : `perenne sweep PROGRAMME --vary PROJET.CHEMIN=VALEURS` montre à partir de laquelle il tient, et `perenne check PROGRAMME` ses issues
programme-one-city = Un programme repose sur une seule ville : { $option } en nomme plusieurs
programme-no-form = Un programme ne s'écrit pas en { $form } ; formes connues : { $known }
study-programme-kind = Note de synthèse d'un programme pluriannuel d'investissement (PPI)
study-programme-verdict = La réponse
study-programme-plans = Les projets
study-programme-ppi = Programme pluriannuel d'investissement (PPI)
study-programme-budget = Le budget de la ville
study-programme-parts = Part de chaque projet dans ce qui décide
study-programme-council = Financement et décisions demandées
study-programme-council-left = Sommes des études des projets. Restent à l'étude de chacun : les chapitres M57, le seuil de l'article D1611-35, les emplois, les renouvellements après la période, les tirages et la part des hypothèses. Chaque montant est arrondi pour lui-même.
study-programme-plan-title = Plan de financement, chaque projet sur sa période TTC (€)
study-programme-credits-title = Équipements à autoriser : crédits de paiement par projet TTC (€)
study-programme-credits-note = Hors renouvellements et hors postes déjà dans les comptes.
study-programme-own-share = Part HT : ce que la ville garde à sa charge de l'investissement HT qu'aident des financeurs publics, sur la plus aidée des assiettes (CGCT, art. L1111-10 : minimum de { $least }). Sans aide publique à l'investissement : –.
study-programme-decisions-title = Décisions demandées par projet TTC (€)
study-programme-decisions-note = Crédits bruts, hors renouvellements et hors postes déjà dans les comptes ; « premier exercice » : ce qui s'inscrit au budget de cette année-là, sans somme là où ces années diffèrent. La marge pour aléas, nette et sur toute la période, vient en plus : ni l'autorisation ni les crédits ne la comprennent.
study-programme-decision-programme = Autorisation de programme
study-programme-decision-equipment = Crédits d'équipement
study-programme-decision-later = { $said }, dès { $year }
study-programme-decision-at-fault = { $said }, une fois que { $why ->
    [law] le plan de financement respecte la loi (CGCT, art. L1111-10)
    [aid] les aides et le FCTVA ne dépassent plus la dépense qu'ils financent
   *[both] le plan de financement respecte la loi (CGCT, art. L1111-10) et que les aides et le FCTVA ne dépassent plus la dépense qu'ils financent
}
study-programme-contingency-title = Marge pour aléas par exercice et par projet (€)
study-programme-contingency-note = Montants nets d'aides et de FCTVA, arrondis à l'euro ; ceux de l'étude de chaque projet, qui dit comment ils se répartissent. Sommes des marges de chaque projet : les aléas de projets différents se compensent en partie, et la médiane de l'ensemble n'est pas leur somme.
study-programme-started = À la date de cette étude ont commencé : { $plans }. Rien ne s'engage avant le vote : ouvrir les crédits de { $year } par décision modificative, ou repousser le début de ces projets.
study-programme-asked-past = Décisions que demanderait le programme tel quel, à ne pas présenter au vote avant le retour sous les seuils.
study-programme-asked-unpriced = Décisions que demanderait le programme tel quel, à ne pas présenter au vote avant que toutes les dépenses des projets aient un prix.
study-programme-asked-unseen = Décisions que demanderait le programme tel quel, à ne pas présenter au vote avant que les périodes étudiées couvrent, pour chaque projet, une année entière après son pilote.
column-decision = Équipements : décision
column-first-year = Premier exercice
column-equipment = Équipements, en tout
column-equipment-first = Équipements, premier exercice
column-operating-first = Fonctionnement, premier exercice
column-contingency = Marge pour aléas
column-contingency-investment = dont investissement
column-spent = Dépenses et intérêts
column-grants = Aides
column-fctva = FCTVA
column-loans = Emprunts
column-own-resources = Part de la ville
column-own-share = Part HT
study-programme-whole = Tous les exercices
study-programme-ways = Pistes
study-programme-warnings = Ce qu'il faut savoir de ces chiffres
study-programme-inputs = Fichiers lus
study-programme-ppi-title = Investissement TTC par projet (€)
study-programme-run-title = Coût de fonctionnement net par projet (€)
study-programme-budget-title = La ville sans et avec le programme (€)
study-programme-parts-note = Le seuil franchi est celui de la règle nommée, à son niveau. La part d'un projet est la marge avant le rouge sans lui, moins celle avec tous ; le rouge de l'épargne nette est le capital que les ressources propres ne couvrent pas (équilibre réel).
study-programme-parts-title = Part de chaque projet dans les marges qui décident (€)
study-programme-plans-title = Chaque projet seul (€)
study-programme-balance-note = Intérêts des emprunts que la ville contracte en plus : avec les projets, son épargne et ses autres ressources paient une moindre part de ses investissements ; hors reste à charge, jusqu'en { $year }.
study-programme-totals-title = Tous les projets ensemble, chacun sur sa période (€)
study-programme-inputs-title = Fichiers et empreintes
study-programme-all = Tous les projets
study-programme-ppi-note = Brut, avant subventions et FCTVA ; chaque projet dans ses propres exercices.
study-programme-balance-covered = Remboursement du capital de la dette par les ressources propres de la ville avec tous ces projets (CGCT, art. L1612-4), qui n'est dans l'étude d'aucun d'eux : au plus serré, en { $year }, il en reste { $left } une fois le capital remboursé ({ $without } sans eux). { $section ->
    [deficit] La section de fonctionnement, elle, n'est pas en équilibre sur tous les exercices : son épargne brute est négative avec ces projets.
   *[other] { $depreciation }
}
study-programme-balance-broken = Équilibre réel de la ville avec tous ces projets (CGCT, art. L1612-4), qui n'est dans l'étude d'aucun d'eux : rompu ; au plus serré, en { $year }, il lui manque { $short } pour rembourser le capital de la dette sur ses ressources propres (marge sans eux : { $without }).
study-programme-budget-note = Les règles s'appliquent jusqu'en { $judged } ; les exercices suivants ne contiennent pas tous les projets.{ $outlive ->
    [yes] {" "}Ce que doivent encore les emprunts d'un projet après sa fin n'y est pas.
   *[no] {""}
}
column-gross-without = Épargne brute sans
column-gross-with = avec
column-net-without = Épargne nette sans
column-net-with = avec
column-debt-without = Dette sans
column-debt-with = avec
column-margin = Marge avant le rouge
column-margin-crossed = Marge au seuil franchi
column-file = Fichier
column-sha256 = SHA-256
