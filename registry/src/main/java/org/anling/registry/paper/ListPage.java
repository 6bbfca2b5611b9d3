package org.anling.registry.paper;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.anling.registry.paper.ListedElder.ListedContact;
import org.anling.registry.paper.ListedElder.ListedPerson;
import org.anling.registry.paper.ListedElder.ListedShift;

/** Writes the list as one page of HTML without script or outside file; every community begins on a sheet of its own. */
final class ListPage {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("OPERATOR", "坐席 operator"),
            Map.entry("SUPERVISOR", "班长 supervisor"),
            Map.entry("ADMIN", "管理员 administrator"),
            Map.entry("DOCTOR", "医生 doctor"),
            Map.entry("NURSE", "护士 nurse"),
            Map.entry("CARER", "养护员 carer"),
            Map.entry("VOLUNTEER", "志愿者 volunteer"),
            Map.entry("FAMILY", "家属 family"),
            Map.entry("NEIGHBOUR", "邻居 neighbour"),
            Map.entry("KEY_HOLDER", "持钥人 key holder"),
            Map.entry("VEHICLE", "车辆 vehicle"));

    private static final String HEAD = """
        <!doctype html>
        <html lang="zh-CN"><head><meta charset="utf-8"><style>
        @page { size: A4; margin: 12mm }
        body { font: 9.5pt/1.35 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #000; margin: 1em }
        h1 { font-size: 15pt; margin: 0 } h2 { font-size: 12pt; margin: 0 0 2mm } p { margin: 1mm 0 3mm }
        section { break-before: page } table { border-collapse: collapse; width: 100% }
        th, td { border: 0.5pt solid #555; padding: 1mm 1.5mm; text-align: left; vertical-align: top }
        thead { display: table-header-group } tr { break-inside: avoid } .risk { font-weight: 700 }
        </style>
        """;

    private static final Map<String, String> ROLES = Map.of(
            "COMMUNITY", "社区值班 person on shift",
            "DOCTOR", "值班医生 doctor on duty",
            "RELIEF", "备班 relief",
            "OPERATOR", "坐席 operator",
            "SUPERVISOR", "值班班长 supervisor on shift");

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Appendable out;
    private final ZoneId zone;

    ListPage(Appendable out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    /** Who helps in a community: on shift by the calendar, and at home there. */
    record Helpers(List<ListedShift> onShift, List<ListedPerson> responders) {}

    void begin(String title, String line, List<ListedPerson> staff, List<ListedShift> onShift) throws IOException {
        out.append(HEAD).append("<title>").append(escape(title)).append("</title></head><body>\n");
        out.append("<h1>")
                .append(escape(title))
                .append("</h1>\n<p>")
                .append(escape(line))
                .append("</p>\n");
        out.append("<p><b>内含个人信息：锁好保管，换新后销毁。Personal data: keep it locked away, destroy it when the next one is"
                + " here.</b></p>\n");
        shifts(onShift);
        people("坐席与班长 At the desk", staff);
    }

    void community(String code, String name, Helpers helpers, List<ListedElder> elders) throws IOException {
        out.append("<section><h2>")
                .append(escape(name))
                .append(" ")
                .append(escape(code))
                .append("</h2>\n");
        shifts(helpers.onShift());
        if (!helpers.responders().isEmpty()) {
            people("响应人员 Responders", helpers.responders());
        }
        out.append("<table><thead><tr><th>老人 Elder</th><th>住址 Home</th><th>入户 Door</th>")
                .append("<th>联系人 Contacts</th><th>持钥人 Keys</th></tr></thead><tbody>\n");
        for (ListedElder elder : elders) {
            elder(elder);
        }
        out.append("</tbody></table></section>\n");
    }

    void end() throws IOException {
        out.append("</body></html>\n");
    }

    /** Nothing where nobody keeps a calendar. */
    private void shifts(List<ListedShift> shifts) throws IOException {
        if (shifts.isEmpty()) {
            return;
        }
        out.append("<h2>值班 On shift</h2>\n<table><tbody>\n");
        for (ListedShift shift : shifts) {
            String phone = shift.phone();
            String times =
                    shown(shift.span().begins()) + " – " + shown(shift.span().ends());
            String who = shift.name() + " · " + ROLES.getOrDefault(shift.role(), shift.role()) + " · "
                    + (phone == null ? "—" : phone);
            out.append("<tr><td>")
                    .append(times)
                    .append("</td><td>")
                    .append(escape(who))
                    .append("</td></tr>\n");
        }
        out.append("</tbody></table><p></p>\n");
    }

    private String shown(Instant instant) {
        return WHEN.withZone(zone).format(instant);
    }

    private void people(String title, List<ListedPerson> people) throws IOException {
        out.append("<h2>").append(title).append("</h2>\n<table><tbody>\n");
        for (ListedPerson person : people) {
            out.append("<tr><td>").append(person(person)).append("</td></tr>\n");
        }
        out.append("</tbody></table><p></p>\n");
    }

    private void elder(ListedElder elder) throws IOException {
        out.append("<tr><td>")
                .append(elder.highRisk() ? "<span class=\"risk\">▲ </span>" : "")
                .append("<b>")
                .append(escape(elder.name()))
                .append("</b> ")
                .append(String.valueOf(elder.birthYear()))
                .append("<br>")
                .append(escape(elder.phone()))
                .append("</td><td>")
                .append(escape(elder.home()))
                .append(elder.floor() == null ? "" : "<br>" + elder.floor() + " 层 floor")
                .append("</td><td>")
                .append(escape(elder.doorNote() == null ? "" : elder.doorNote()))
                .append("</td><td>")
                .append(elder.contacts().stream().map(ListPage::contact).collect(Collectors.joining("<br>")))
                .append("</td><td>")
                .append(elder.keys().stream().map(ListPage::person).collect(Collectors.joining("<br>")))
                .append("</td></tr>\n");
    }

    private static String contact(ListedContact contact) {
        String hours = contact.hours();
        return (contact.holdsKey() ? "⚿ " : "")
                + escape(contact.name() + " " + contact.relation() + " " + contact.phone())
                + (hours == null ? "" : " (" + escape(hours) + ")");
    }

    private static String person(ListedPerson person) {
        String phone = person.phone();
        return escape(person.name() + " · " + KINDS.getOrDefault(person.kind(), person.kind()) + " · "
                + (phone == null ? "—" : phone));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
