package org.anling.registry.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.anling.contract.id.CentreId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Finds elders while a caller waits: by signs of name and address, by pinyin (whole or initials, from the beginning), by the end of a
 * telephone number, also of a contact's, and by the beginning of a device's id. Several words must all fit.
 */
public final class ElderSearch {

    /** A whole address has seven: compound, its number and sign, building, unit, floor, room. */
    private static final int MOST_WORDS = 8;

    private static final int LONGEST_WORD = 64;
    private static final int LOOKED_AT = 100;
    private static final int FEWEST_DIGITS = 4;
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9-]+");
    private static final Pattern LATIN = Pattern.compile("[\\p{ASCII}]+");
    private static final Pattern HOUSE_WORDS = Pattern.compile("(?<=[0-9])(号楼|号院|栋|幢|座|单元|室|号|层|楼)");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\s\\p{Cntrl}]+|(?<=\\p{IsHan})(?=[0-9])|(?<=[0-9])(?=\\p{IsHan})");
    private static final String TEXT_FITS = "e.search_words @@ plainto_tsquery('simple'::regconfig, ?)";

    private final RegistryDatabase database;
    private final CentreId centre;
    private final Elders elders;

    public ElderSearch(RegistryDatabase database, CentreId centre) {
        this.database = database;
        this.centre = centre;
        this.elders = new Elders(database, centre);
    }

    /**
     * Whole names first, then by pinyin. Nothing for nothing.
     *
     * @param codePrefix of communities that may be looked at; empty: all
     * @param max how many at most
     */
    public List<Elder> find(String typed, String codePrefix, int max) {
        List<String> words = words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        return database.call(transaction -> {
            List<String> ids = ids(transaction, words, codePrefix, max);
            Map<String, Integer> places = new HashMap<>();
            ids.forEach(id -> places.put(id, places.size()));
            return elders.findAll(transaction, ids).stream()
                    .sorted(Comparator.comparing(
                            elder -> places.getOrDefault(elder.id().value(), max)))
                    .toList();
        });
    }

    /** The words of what was typed. */
    static List<String> words(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(HOUSE_WORDS.matcher(plain).replaceAll(" "))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit) && word.length() <= LONGEST_WORD)
                .limit(MOST_WORDS)
                .toList();
    }

    private List<String> ids(Transaction transaction, List<String> words, String codePrefix, int max) {
        // A plan for words in general would read the whole table for a rare one.
        transaction.planEach();
        Query query = query(words, codePrefix, max);
        return transaction.list(query.sql(), row -> row.getString(1), query.values());
    }

    /** What is asked of the database. */
    Query query(List<String> words, String codePrefix, int max) {
        Query query = new Query(codePrefix);
        query.say("select f.id from elder f where f.centre = ?", centre.value()).say(" and f.id in (");
        candidates(query, words);
        if (words.size() == 1) {
            alsoByDeviceAndContact(query, words.getFirst());
        }
        String first = words.getFirst();
        query.say(") order by (f.name = ? or f.search_pinyin = ?) desc", first, first)
                .say(", f.search_pinyin, f.id limit ?", max);
        return query;
    }

    /** What every word fits, whatever kind of word it is. One word is asked of each index on its own: that never reads the table. */
    private void candidates(Query query, List<String> words) {
        List<List<Condition>> conditions =
                words.stream().map(ElderSearch::conditions).toList();
        if (words.size() == 1) {
            String between = "";
            for (Condition condition : conditions.getFirst()) {
                query.say(between);
                begin(query).say(" and " + condition.sql, condition.values.toArray());
                end(query);
                between = " union ";
            }
            return;
        }
        begin(query);
        for (List<Condition> oneOf : conditions) {
            String or = " and (";
            for (Condition condition : oneOf) {
                query.say(or + condition.sql, condition.values.toArray());
                or = " or ";
            }
            query.say(")");
        }
        end(query);
    }

    private Query begin(Query query) {
        query.say("(select e.id from elder e where e.centre = ?", centre.value());
        query.sayScope();
        return query;
    }

    private static void end(Query query) {
        query.say(" limit " + LOOKED_AT + ")");
    }

    private void alsoByDeviceAndContact(Query query, String word) {
        if (LATIN.matcher(word).matches()) {
            query.say(" union (select e.id from device d join elder e on e.centre = d.centre and e.id = d.elder where")
                    .say(" d.centre = ?", centre.value())
                    .say(" and lower(d.id) collate \"C\" between ? and ?", word, word + BEHIND_ALL);
            query.sayScope();
            // In the order of the index: a beginning that many devices share is read up to the limit and not to its
            // end.
            query.say(" order by lower(d.id) collate \"C\"");
            end(query);
        }
        if (isPhone(word)) {
            String digits = reversedDigits(word);
            query.say(" union (select e.id from contact c join elder e on e.centre = c.centre and e.id = c.elder where")
                    .say(" c.centre = ?", centre.value())
                    .say(" and c.search_phone between ? and ?", digits, digits + BEHIND_ALL);
            query.sayScope();
            end(query);
        }
    }

    /** The kinds of word that a word may be. */
    private static List<Condition> conditions(String word) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition(TEXT_FITS, List.of(pairs(word))));
        if (isPhone(word)) {
            conditions.add(Condition.begins("e.search_phone", reversedDigits(word)));
        } else if (LATIN.matcher(word).matches()) {
            conditions.add(Condition.begins("e.search_pinyin", word));
            conditions.add(Condition.begins("e.search_initials", word));
        }
        return conditions;
    }

    /** As the database cuts words: Chinese into every two signs that stand side by side. */
    private static String pairs(String word) {
        int[] signs = word.codePoints().toArray();
        boolean chinese = signs.length > 2 && !LATIN.matcher(word).matches();
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; chinese && i + 1 < signs.length; i++) {
            pairs.appendCodePoint(signs[i]).appendCodePoint(signs[i + 1]).append(' ');
        }
        return chinese ? pairs.toString() : word;
    }

    private static boolean isPhone(String word) {
        return PHONE.matcher(word).matches() && reversedDigits(word).length() >= FEWEST_DIGITS;
    }

    /** A number that comes in with the code of the country is stored without it. */
    private static String reversedDigits(String word) {
        String digits = word.replaceAll("[^0-9]", "");
        boolean abroad = digits.length() == 13 && digits.startsWith("86");
        return new StringBuilder(abroad ? digits.substring(2) : digits)
                .reverse()
                .toString();
    }

    /** A part of a search with its values. */
    private record Condition(String sql, List<String> values) {

        /** Between two bounds by bytes. */
        static Condition begins(String column, String prefix) {
            return new Condition(column + " between ? and ?", List.of(prefix, prefix + BEHIND_ALL));
        }
    }

    /** SQL as it grows. */
    static final class Query {
        private final StringBuilder sql = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();
        private final String codePrefix;

        Query(String codePrefix) {
            this.codePrefix = codePrefix;
        }

        String sql() {
            return sql.toString();
        }

        @Nullable
        Object[] values() {
            return values.toArray();
        }

        private Query say(String more, @Nullable Object... moreValues) {
            sql.append(more);
            for (Object value : moreValues) {
                values.add(value);
            }
            return this;
        }

        private void sayScope() {
            if (!codePrefix.isEmpty()) {
                say(" and e.community like ?", codePrefix + "%");
            }
        }
    }
}
