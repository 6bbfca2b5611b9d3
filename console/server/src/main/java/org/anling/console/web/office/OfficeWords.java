package org.anling.console.web.office;

import java.util.Map;
import java.util.Optional;
import org.anling.console.api.Problem;
import org.anling.console.api.Text;
import org.anling.console.view.Directory;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Refusal;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.office.OfficeException;

/** What a person reads when the office refuses. A code that begins with {@code field_} stands beside that field. */
final class OfficeWords {
    private static final Map<String, Text> TEXTS = Map.ofEntries(
            Map.entry(
                    "unknown_record",
                    new Text("没有这条记录，可能已被移除，请刷新", "There is no such record; it may have been removed. Reload")),
            Map.entry("field_id_taken", new Text("这个编号或用户名已被使用，请换一个", "This id or user name is taken: choose another")),
            Map.entry(
                    "in_use",
                    new Text(
                            "仍有下级、老人、人员或负责区域使用它，不能移除",
                            "Something still hangs on it (nodes below, elders, people, or somebody's area): it cannot"
                                    + " be removed")),
            Map.entry("last_admin", new Text("至少要保留一名可登录的管理员", "At least one admin who can sign in must stay")),
            Map.entry(
                    "no_parent", new Text("上级不存在，或级别不在其之上", "The node above is missing, or is not of a higher level")),
            Map.entry("has_account", new Text("此人已有账号", "This person has an account already")),
            Map.entry("no_account", new Text("此人没有账号", "This person has no account")),
            Map.entry("not_yourself", new Text("不能对自己的账号这样做，请用“我的账号”", "Not for your own account: use My account")),
            Map.entry("field_old", new Text("密码不对", "The password is wrong")),
            Map.entry(
                    "field_fresh",
                    new Text(
                            "至少 10 个字符，不能与用户名或旧密码相同",
                            "At least 10 characters, and neither the user name nor the old password")),
            Map.entry(
                    "field_code",
                    new Text("验证码不对或已过期，请输入当前的 6 位数", "The code is wrong or too old: type the present six digits")),
            Map.entry("factor_on", new Text("两步验证已开启", "The second factor is on already")),
            Map.entry("factor_demanded", new Text("中心要求您的角色使用两步验证", "The centre demands a second factor of your role")),
            Map.entry("field_name", new Text("请填写名称（至多 60 字）", "A name is needed, at most 60 characters")),
            Map.entry(
                    "field_id",
                    new Text(
                            "用户名以小写字母或数字开头，只含 a-z 0-9 . _ -，至多 64 位",
                            "A user name begins with a small letter or digit and has at most 64 of a-z 0-9 . _ -")),
            Map.entry("field_role", new Text("请选择坐席、班长或管理员", "Choose operator, supervisor or admin")),
            Map.entry(
                    "field_scope",
                    new Text(
                            "负责区域须为已登记区划代码的开头几位，且在您的区域内",
                            "The area must be the beginning of codes that are registered, within your own")),
            Map.entry("field_phone", new Text("电话只能含数字、空格、+ 与 -", "A phone number has digits, spaces, + and - only")),
            Map.entry("field_mail", new Text("邮箱格式不对", "This is no mail address")),
            Map.entry("field_community", new Text("请选择已登记的社区", "Choose a community that is registered")),
            Map.entry(
                    "field_place",
                    new Text("请填写出发位置的纬度和经度", "The latitude and longitude where the responder starts from are needed")),
            Map.entry(
                    "field_channels",
                    new Text("等待时间为 5 至 600 秒，渠道不能重复", "Waits are 5 to 600 seconds, each channel once")),
            Map.entry("field_words", new Text("至多 100 项，每项至多 64 字", "At most 100 items of at most 64 characters")),
            Map.entry("field_codeword", new Text("区划代码为 12 位数字", "The code of a node has 12 digits")),
            Map.entry("field_reason", new Text("请填写原因（至多 500 字）", "A reason is needed, at most 500 characters")),
            Map.entry("not_utf8", new Text("请使用 UTF-8 编码的文本文件", "Use a text file in UTF-8")),
            Map.entry("too_many", new Text("一次至多 100 人", "At most 100 at a time")));

    private OfficeWords() {}

    static Refusal refusal(int status, String code) {
        return Refusal.of(status, code, text(code));
    }

    /** Something that was typed is wrong. */
    static Refusal field(String name) {
        return refusal(400, "field_" + name);
    }

    static void check(boolean right, String field) {
        if (!right) {
            throw field(field);
        }
    }

    /** Turns what the registry says into what a person reads. */
    static ApiHandler told(ApiHandler handler, Directory directory) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (OfficeException refused) {
                throw refusal(refused, directory);
            } catch (RegistryUnavailableException down) {
                throw Refusal.of(503, "registry_down");
            }
        };
    }

    private static Refusal refusal(OfficeException refused, Directory directory) {
        return switch (refused.reason()) {
            case CHANGED -> changed(refused, directory);
            case UNKNOWN -> refusal(404, "unknown_record");
            case TAKEN -> refusal(409, "field_id_taken");
            case IN_USE -> refusal(409, "in_use");
            case LAST_ADMIN -> refusal(409, "last_admin");
            case NO_PARENT -> refusal(409, "no_parent");
            case HAS_ACCOUNT -> refusal(409, "has_account");
        };
    }

    private static Refusal changed(OfficeException refused, Directory directory) {
        Optional<String> who = Optional.ofNullable(refused.by()).map(directory::nameOf);
        Text text = new Text(
                who.orElse("有人") + " 已先修改，请核对后重新保存",
                who.orElse("Somebody") + " changed it first: compare, then save again");
        return new Refusal(
                409, new Problem(new Problem.ErrorBody("changed_meanwhile", text, who.orElse(null), refused.at())));
    }

    private static Text text(String code) {
        return TEXTS.getOrDefault(code, new Text("操作未执行（" + code + "）", "Not done (" + code + ")"));
    }
}
