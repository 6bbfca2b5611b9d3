package org.anling.console.web.elder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anling.console.api.Problem;
import org.anling.console.api.Text;
import org.anling.console.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form, so that all of it is told at once and beside its fields. One request's thread. */
final class FormErrors {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{3,20}(-[0-9]{1,12}){0,3}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    void wrong(String field, String zh, String en) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new Problem.FieldError(field, new Text(zh, en)));
        }
    }

    boolean isClean() {
        return errors.isEmpty();
    }

    /** @throws Refusal if anything was wrong */
    void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw Refusal.ofForm(errors);
        }
    }

    /** A text of bounded length, empty if nothing was written. */
    String text(String field, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.length() > most) {
            wrong(field, "最多 " + most + " 个字符", "At most " + most + " characters");
        }
        boolean plain = text.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t');
        if (!plain) {
            wrong(field, "含有不可见的控制字符，请重新输入", "It holds control characters; type it anew");
        }
        return text;
    }

    /** The same, which must not be empty. */
    String need(String field, @Nullable String value, int most) {
        String text = text(field, value, most);
        if (text.isEmpty()) {
            wrong(field, "请填写", "Fill this in");
        }
        return text;
    }

    /** Null if nothing was written. */
    @Nullable
    String maybe(String field, @Nullable String value, int most) {
        String text = text(field, value, most);
        return text.isEmpty() ? null : text;
    }

    /** A telephone number in the form that is dialled. */
    String phone(String field, @Nullable String value) {
        String dialled = need(field, value, 64)
                .replaceAll("[\\s()（）]", "")
                .replace('－', '-')
                .replace('—', '-');
        if (!dialled.isEmpty() && !PHONE.matcher(dialled).matches()) {
            wrong(
                    field,
                    "不是电话号码；例如 13800138000 或 010-55501000",
                    "No telephone number; for example 13800138000 or 010-55501000");
        }
        return dialled;
    }

    /** A key of a record, null if nothing was written. */
    @Nullable
    String id(String field, @Nullable String value) {
        String id = maybe(field, value, 64);
        if (id != null && !ID.matcher(id).matches()) {
            wrong(field, "只能由字母、数字或 _ . : @ - 组成", "Letters, digits and _ . : @ - only");
        }
        return id;
    }

    /** Items of a list, without empty ones. */
    List<String> list(String field, @Nullable List<String> values, int most) {
        List<String> items = new ArrayList<>();
        List<String> given = values == null ? List.of() : values;
        if (given.size() > most) {
            wrong(field, "最多 " + most + " 项", "At most " + most + " items");
        }
        for (String value : given) {
            String item = text(field, value, 200);
            if (!item.isEmpty() && !items.contains(item)) {
                items.add(item);
            }
        }
        return items;
    }
}
