package org.anling.registry.imports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anling.registry.sheet.SheetCell;
import org.anling.registry.sheet.SheetRow;
import org.anling.registry.sheet.Told;
import org.jspecify.annotations.Nullable;

/** One row with its headings: gives cells as what they should be, and tells what they are instead. */
final class GivenRow {

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+[0-9]+");
    private static final Pattern MADE_A_DAY = Pattern.compile("[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[、,，;；|\\n]");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,20}(-[0-9]{1,12}){0,3}");
    private static final int DIGITS_KEPT = 15;
    private static final Map<String, Boolean> YES_OR_NO = Map.ofEntries(
            Map.entry("是", true),
            Map.entry("有", true),
            Map.entry("y", true),
            Map.entry("yes", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("否", false),
            Map.entry("无", false),
            Map.entry("n", false),
            Map.entry("no", false),
            Map.entry("false", false),
            Map.entry("0", false));

    private final SheetRow row;
    private final Headings headings;
    private final Findings findings;
    private final Set<Column> told = new HashSet<>();
    private boolean sound = true;

    GivenRow(SheetRow row, Headings headings, Findings findings) {
        this.row = row;
        this.headings = headings;
        this.findings = findings;
    }

    long line() {
        return row.line();
    }

    /** Whether nothing was wrong so far. */
    boolean isSound() {
        return sound;
    }

    /** Whether the file has this column at all: one that it has not leaves alone what is in the registry. */
    boolean has(Column column) {
        return headings.has(column);
    }

    /** Tells what is wrong with a cell; of one cell only the first thing, since others mostly follow from it. */
    void wrong(Column column, String zh, String en) {
        sound = false;
        if (told.add(column)) {
            findings.wrong(row.line(), headings.written(column), new Told(zh, en));
        }
    }

    /** What stands there as it stands there, null if nothing. */
    @Nullable
    String text(Column column) {
        String text = switch (headings.cell(row, column)) {
            case SheetCell.Words(String words) -> words;
            case SheetCell.Figure(BigDecimal value) -> digits(column, value);
            case SheetCell.Day day -> madeADay(column);
            case SheetCell.Formula formula -> {
                wrong(column, "单元格是公式；请复制后“选择性粘贴为数值”", "the cell is a formula; copy it and paste it as a value");
                yield "";
            }
            case SheetCell.Broken(String error) -> {
                wrong(column, "单元格是错误值 " + error + "；请改正", "the cell is the error " + error + "; mend it");
                yield "";
            }
            case SheetCell.TooLong(int length) -> {
                wrong(
                        column,
                        "内容有 " + length + " 个字符，过长；请缩短到 2000 以内",
                        "the cell has " + length + " characters; shorten it to 2000");
                yield "";
            }
        };
        if (text.chars()
                .anyMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t')) {
            wrong(column, "含有不可见的控制字符；请重新输入此单元格", "it holds control characters; type this cell anew");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** The same, which must not be empty. */
    String need(Column column) {
        String text = text(column);
        if (text == null) {
            if (isBlank(column)) {
                wrong(column, "不能为空", "must not be empty");
            }
            return "";
        }
        return text;
    }

    /** Numbers, codes and choices: full-width signs count as the usual ones, and what a spreadsheet spoiled is told. */
    @Nullable
    String code(Column column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (SCIENTIFIC.matcher(plain).matches()) {
            wrong(
                    column,
                    "被表格软件改成了科学计数法，末尾数字已丢失；请把此列设为“文本”后重新填写",
                    "the spreadsheet made scientific notation of it and the last digits are lost; format the column as"
                            + " text and type it again");
            return null;
        }
        if (MADE_A_DAY.matcher(plain).matches()) {
            madeADay(column);
            return null;
        }
        return plain;
    }

    /** A key of a record. */
    @Nullable
    String id(Column column) {
        String code = code(column);
        if (code != null && !ID.matcher(code).matches()) {
            wrong(
                    column,
                    "编号只能由 1 到 64 个字母、数字或 _ . : @ - 组成",
                    "a number has 1 to 64 letters, digits or _ . : @ - only");
            return null;
        }
        return code;
    }

    /** A telephone number in the form that is dialled. */
    @Nullable
    String phone(Column column) {
        String code = code(column);
        if (code == null) {
            return null;
        }
        String dialled = code.replaceAll("[\\s()（）]", "").replace('－', '-').replace('—', '-');
        if (!PHONE.matcher(dialled).matches()) {
            wrong(
                    column,
                    "不是电话号码；请只填一个号码，例如 13800138000 或 010-55501000",
                    "no telephone number; write one number only, for example 13800138000 or 010-55501000");
            return null;
        }
        return dialled;
    }

    /** One of some words; in the map, in small letters. */
    <T> @Nullable T choice(Column column, Map<String, T> meanings, String examples) {
        String code = code(column);
        if (code == null) {
            return null;
        }
        T meant = meanings.get(code.toLowerCase(Locale.ROOT));
        if (meant == null) {
            wrong(
                    column,
                    "不认识“" + shown(code) + "”；可填: " + examples,
                    "\"" + shown(code) + "\" is not known; write one of: " + examples);
        }
        return meant;
    }

    /** Yes or no; nothing means no. */
    boolean yes(Column column) {
        Boolean yes = choice(column, YES_OR_NO, "是/否, yes/no");
        return yes != null && yes;
    }

    /** A whole number within bounds. */
    @Nullable
    Integer whole(Column column, int least, int most) {
        String code = code(column);
        if (code == null) {
            return null;
        }
        try {
            int value = Integer.parseInt(
                    code.endsWith("层") || code.endsWith("楼") ? code.substring(0, code.length() - 1) : code);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // told below, together with a number out of bounds
        }
        wrong(column, "须为 " + least + " 到 " + most + " 之间的整数", "must be a whole number from " + least + " to " + most);
        return null;
    }

    /** Degrees within bounds; 0 if they are wrong, which the row then is. */
    double degrees(Column column, double most) {
        String code = code(column);
        if (code == null) {
            if (isBlank(column)) {
                wrong(column, "不能为空；可在地图上查得", "must not be empty; look it up on a map");
            }
            return 0;
        }
        try {
            double value = new BigDecimal(code).doubleValue();
            if (Math.abs(value) <= most && value != 0) {
                return value;
            }
        } catch (NumberFormatException notDegrees) {
            // told below, together with a number out of bounds
        }
        wrong(
                column,
                "不是度数；请填小数，例如经度 116.4066、纬度 39.8822",
                "no degrees; write a decimal, for example longitude 116.4066, latitude 39.8822");
        return 0;
    }

    /** Items of a list, in their order. */
    List<String> list(Column column) {
        String text = text(column);
        List<String> items = new ArrayList<>();
        if (text != null) {
            for (String item : BETWEEN_ITEMS.split(text)) {
                if (!item.isBlank()) {
                    items.add(item.strip());
                }
            }
        }
        return items;
    }

    /** What may be repeated of a cell in a report. */
    static String shown(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    SheetCell raw(Column column) {
        return headings.cell(row, column);
    }

    /** Whether nothing stands there, also because there is no such column. */
    boolean isBlank(Column column) {
        return raw(column).equals(SheetCell.EMPTY);
    }

    private String digits(Column column, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.precision() - plain.scale() > DIGITS_KEPT) {
            wrong(
                    column,
                    "超过 15 位的数字在表格中会丢失末尾数字；请把此列设为“文本”后重新填写",
                    "a spreadsheet loses the digits of a number after the fifteenth; format the column as text and"
                            + " type it again");
            return "";
        }
        return plain.toPlainString();
    }

    private String madeADay(Column column) {
        wrong(
                column,
                "被表格软件当成了日期（例如 3-2 变成 3月2日）；请把此列设为“文本”后重新填写",
                "the spreadsheet made a date of it (3-2 becomes 2 March); format the column as text and type it again");
        return "";
    }
}
