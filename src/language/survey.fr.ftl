## Un projet dans chaque commune d'un fichier de comptes

survey-of = { $all ->
        [one] La seule commune du fichier { $file } { $judged ->
            [0] n'a pas de verdict
           *[other] a un verdict
        }.
       *[other] { $judged ->
            [0] Aucune des { $all } communes du fichier { $file } n'a de verdict
            [one] Une des { $all } communes du fichier { $file } a un verdict
           *[other] { $judged } des { $all } communes du fichier { $file } ont un verdict
        }.
    }
survey-growth-of = Évolutions, emprunts nouveaux et délai du FCTVA sont ceux de la ville { $city }, pour toutes ; chaque année investit ce qui maintient la dette, quoi que fasse cette ville.
survey-growth-assumed = HYPOTHÈSES, les mêmes pour toutes : chaque poste évolue de 2 % par an, emprunts nouveaux à 3,5 % sur 15 ans, FCTVA un an après ; chaque année investit ce qui maintient la dette. `--growth-of` reprend celles d'une commune.
survey-scaled = Les quantités sont en proportion des habitants, à partir des { $population } de la ville { $city } : ce qui est indivisible est arrondi à l'unité, au moins une. Subventions, participations et emprunts restent tels qu'écrits ; les emprunts sont ramenés à ce qu'ils peuvent financer.
survey-stratum = Habitants
survey-count = Communes
survey-sustainable = Soutenable
survey-fragile = Fragile
survey-unsustainable = Insoutenable
survey-undetermined = Indéterminé
survey-quantiles = Dernières colonnes : coût de fonctionnement rapporté à l'épargne brute, l'année après le pilote où il pèse le plus. 10 % des communes restent au-dessous du premier chiffre, la moitié au-dessous du deuxième, 90 % au-dessous du troisième.
survey-reserved = { $count ->
    [one] ‡ 1 de ces verdicts tient
   *[other] ‡ { $count } de ces verdicts tiennent
} à une épargne presque nulle, ou au rythme supposé du remboursement de la dette : les lignes les nomment ; voir la ville seule avant de s'en servir.
survey-no-year = { $file } n'a pas de comptes de { $year } ; exercices du fichier : { $known }.
survey-too-late = { $count ->
    [one] 1 commune n'a pas de verdict : ses comptes ne précèdent pas le projet. Un début plus tardif (`--set start=…`) ou les comptes d'un exercice antérieur en donnent un.
   *[other] { $count } communes n'ont pas de verdict : leurs comptes ne précèdent pas le projet. Un début plus tardif (`--set start=…`) ou les comptes d'un exercice antérieur en donnent un.
}
survey-rests-on = Tient à
survey-downwards = `{ $low }..{ $high }` va en descendant : écrivez `{ $high }..{ $low }`
survey-no-savings = sans épargne
survey-from-to = { $from } à { $to }
survey-from = { $from } et plus
survey-all = Ensemble
survey-incomplete = { $count ->
    [one] 1 commune n'a pas de verdict
   *[other] { $count } communes n'ont pas de verdict
}, car le fichier ne donne pas tout ce qu'il y faut, et rien n'est inventé : { $lacking }.
survey-faulty = { $count ->
    [one] 1 commune n'a pas de verdict : le projet ne peut être jugé sur ses comptes de cet exercice (le projet leur est-il postérieur ? sont-ils cohérents ?).
   *[other] { $count } communes n'ont pas de verdict : le projet ne peut être jugé sur leurs comptes de cet exercice (le projet leur est-il postérieur ? sont-ils cohérents ?).
}
survey-more = … et { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    } : les lignes les nomment toutes (`-o lignes.csv`)
survey-outside = { $count ->
    [one] 1 commune n'a
   *[other] { $count } communes n'ont
} pas entre { $low } et { $high } habitants ; { $count ->
    [one] elle est laissée
   *[other] elles sont laissées
} de côté.
survey-outside-from = { $count ->
    [one] 1 commune a
   *[other] { $count } communes ont
} moins de { $low } habitants ; { $count ->
    [one] elle est laissée
   *[other] elles sont laissées
} de côté.
survey-stopped = Interrompu : { $done } des { $all } communes du fichier sont traitées, et comptées ici.
survey-stopped-reading = interrompu pendant la lecture du fichier : aucune commune n'est traitée
survey-debt-alone = ce fichier ne donne que la dette : un verdict demande les comptes (« comptes individuels » de la DGFiP, ou base de l'OFGL)
survey-insee = Code INSEE
survey-name = Nom
survey-room = Marge avant le rouge (€)
survey-room-year = Son année
survey-room-rule = Sa règle
survey-missing = Manquant ou erroné

help-survey = Un projet ou un programme dans chaque commune d'un fichier de comptes publiés : une ligne chacune, et ce qu'il en ressort
help-survey-plan = Projet ou programme : un fichier .yaml, .xlsx ou .ods (- : l'entrée standard), ou l'identifiant de ce qui est fourni
help-survey-accounts = Fichier de comptes publiés : CSV de la DGFiP ou de l'OFGL
help-survey-year = Exercice à retenir ; à défaut, le dernier de chaque commune
help-survey-population = Seulement les communes de cette taille : 20000..100000
help-survey-growth_of = Commune dont toutes reprennent les évolutions, les emprunts et le délai du FCTVA ; à défaut, des hypothèses usuelles
help-survey-scale = Quantités en proportion des habitants, à partir de celles de la commune du projet
help-survey-scale-population = Les habitants
