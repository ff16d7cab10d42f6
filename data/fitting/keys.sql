-- In what form people and companies are compared: by e-mail, by name, by company.

-- One width, one case. Plain ASCII has nothing to fold, and folding is slow.
create temp macro plain(x) as lower(if(strlen(x) = length(x), x, nfkc_text(x)));

-- An e-mail address; what has not the look of one compares with nothing.
create temp macro mail_key(x) as
    nullif(regexp_extract(trim(plain(x)), '^[^@\s]+@[^@\s]+$'), '');
create temp macro mail_id(x) as 'mail-' || left(md5(mail_key(x)), 12);

-- A person's name without blanks and dots.
create temp macro name_key(x) as
    nullif(regexp_replace(plain(x), '[^\p{L}\p{M}\p{N}]+', '', 'g'), '');

-- Nearly name_key, and quickly: to find who may be alike at all.
create temp macro nearly(x) as if(
    regexp_matches(x, '[\x{3000}\x{FF00}-\x{FFEF}]'), name_key(x), translate(lower(x), ' .,・-_', '')
);

-- A status or the name of a field: Marketing Qualified Lead is marketingqualifiedlead.
create temp macro word_key(x) as
    nullif(regexp_replace(plain(x), '[^\p{L}\p{M}\p{N}]+', '', 'g'), '');

-- A company without its legal form, blanks and punctuation. In Japanese the form stands before or
-- after the name, elsewhere in the last words. A name that is nothing but a form keeps itself.
create temp macro company_words(x) as regexp_replace(
    regexp_replace(
        regexp_replace(
            plain(x),
            '株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|医療法人(社団|財団)?|学校法人|'
            '(一般|公益)(社団|財団)法人|社会福祉法人|宗教法人|(特定非営利活動|npo)法人|'
            '(独立行政|国立大学)法人|'
            '\((株|有|合|同|資|名|相|医|学|福|社|財|一社|一財|公社|公財|特非|独)\)',
            ' ', 'g'
        ),
        '[.''’`´]', '', 'g'
    ),
    '[^\p{L}\p{M}\p{N}]+', ' ', 'g'
);
create temp macro without_legal_form(x) as replace(
    regexp_replace(
        rtrim(company_words(x)),
        '( (inc|incorporated|corp|corporation|company|co|ltd|limited|llc|llp|lp|plc|pty|pte|pvt|'
        'private|gmbh|mbh|ag|kg|kgaa|ohg|ug|ev|se|sa|sas|sasu|sarl|eurl|snc|srl|spa|sl|slu|bv|nv|'
        'vof|ab|asa|as|aps|oy|oyj|kk|gk|yk|kft|zrt|doo|sro|sp z oo|sa de cv|ltda|eireli|'
        'sdn bhd|bhd|tbk))+$',
        ''
    ),
    ' ', ''
);
create temp macro company_key(x) as coalesce(
    nullif(without_legal_form(x), ''),
    nullif(regexp_replace(plain(x), '[^\p{L}\p{M}\p{N}]+', '', 'g'), '')
);

-- An id as it is compared: reports of Salesforce write 15 signs of the 18 that its exports write.
-- The last three say which of the others are capitals, five by five; other ids of 18 signs stay.
create temp macro capitals(x) as translate(
    x,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ' || 'abcdefghijklmnopqrstuvwxyz' || '123456789',
    repeat('1', 26) || repeat('0', 35)
);
create temp macro capitals_sign(capitals_of_five) as substr(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
    1 + strpos(
        '00000 10000 01000 11000 00100 10100 01100 11100 '
        || '00010 10010 01010 11010 00110 10110 01110 11110 '
        || '00001 10001 01001 11001 00101 10101 01101 11101 '
        || '00011 10011 01011 11011 00111 10111 01111 11111',
        capitals_of_five
    ) // 6,
    1
);
create temp macro has_capitals_signs(x, capitals_of_x) as
    x[16] = capitals_sign(capitals_of_x[1:5]) and x[17] = capitals_sign(capitals_of_x[6:10])
    and x[18] = capitals_sign(capitals_of_x[11:15]);
create temp macro id_key(x) as case
    when strlen(x) <> 18 then x
    -- Not IN: DuckDB makes a join of a long one, and compares every row with every other.
    when strpos('001 003 005 006 00G 00Q 00T 00U 00v 701', left(x, 3)) = 0 then x
    when has_capitals_signs(x, capitals(left(x, 15))) then left(x, 15)
    else x
end;
create temp macro is_short_id(x) as
    strlen(x) = 15 and strpos('001 003 005 006 00G 00Q 00T 00U 00v 701', left(x, 3)) > 0;

-- Where a row stands, as one number: file, then line.
create temp macro place(file_no, line_no) as file_no::bigint * 1000000000000 + line_no;

-- The first name stands last where it is written in Japanese, Chinese or Korean.
create temp macro full_name(first_name, last_name) as nullif(
    if(
        regexp_matches(concat(first_name, last_name), '[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]'),
        concat_ws(' ', last_name, first_name), concat_ws(' ', first_name, last_name)
    ),
    ''
);

-- A queue of Salesforce owns what nobody has taken yet.
create temp macro is_queue(x) as regexp_full_match(x, '00G[0-9A-Za-z]{12}([0-9A-Za-z]{3})?');
