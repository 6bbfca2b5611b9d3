package org.anling.registry.imports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.anling.registry.sheet.SheetCell;
import org.anling.registry.sheet.SheetRow;
import org.anling.registry.sheet.Told;

/** Where each column stands in a file. A heading that nobody knows is told: what stands below it would be lost silently. */
final class Headings {

    private static final Pattern NO_MATTER = Pattern.compile("\\([^)]*\\)|[\\s*_-]+");
    private static final Set<String> LEFT_OUT = Set.of("序号", "备注", "no", "no.", "remark", "remarks");

    private final Map<Column, Integer> places = new HashMap<>();
    private final Map<Column, String> written = new HashMap<>();

    private Headings() {}

    /** Reads the first row; what is wrong with it goes to the findings. */
    static Headings of(SheetRow row, List<Column> columns, Findings findings) {
        Map<String, Column> known = new HashMap<>();
        for (Column column : columns) {
            known.put(plain(column.zh()), column);
            known.put(plain(column.en()), column);
            column.others().forEach(other -> known.put(plain(other), column));
        }
        Headings headings = new Headings();
        for (int place = 0; place < row.cells().size(); place++) {
            headings.take(row, place, known, findings);
        }
        headings.demandRequired(row, columns, findings);
        return headings;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** The cell of a column, empty if the file has no such column. */
    SheetCell cell(SheetRow row, Column column) {
        return Optional.ofNullable(places.get(column)).map(row::cell).orElse(SheetCell.EMPTY);
    }

    /** The heading as it stands in the file. */
    String written(Column column) {
        return written.getOrDefault(column, column.zh());
    }

    private void take(SheetRow row, int place, Map<String, Column> known, Findings findings) {
        if (!(row.cell(place) instanceof SheetCell.Words(String heading))) {
            findings.wrong(
                    row.line(),
                    "",
                    new Told(
                            "第 " + (place + 1) + " 列的标题不是文字；请写成文字",
                            "the heading of column " + (place + 1) + " is no text; write it as text"));
            return;
        }
        String plain = plain(heading);
        if (plain.isEmpty() || LEFT_OUT.contains(plain)) {
            return;
        }
        Column column = known.get(plain);
        if (column == null) {
            findings.wrong(
                    row.line(),
                    heading,
                    new Told(
                            "不认识这个列标题；请删去此列，或改用说明文档中的标题",
                            "no such column; delete it, or use a heading of the documentation"));
        } else if (places.putIfAbsent(column, place) != null) {
            findings.wrong(
                    row.line(),
                    heading,
                    new Told("此列出现了两次；请只保留一列", "this column stands there twice; keep one of them"));
        } else {
            written.put(column, heading);
        }
    }

    private void demandRequired(SheetRow row, List<Column> columns, Findings findings) {
        for (Column column : columns) {
            if (column.need() == Column.Need.REQUIRED && !has(column)) {
                findings.wrong(
                        row.line(),
                        column.zh(),
                        new Told(
                                "缺少“" + column.zh() + "”列；请添加",
                                "the column \"" + column.en() + "\" is missing; add it"));
            }
        }
    }

    private static String plain(String heading) {
        String same = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_MATTER.matcher(same).replaceAll("");
    }
}
