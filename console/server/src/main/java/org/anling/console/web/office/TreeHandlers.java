package org.anling.console.web.office;

import java.util.HashMap;
import java.util.Map;
import org.anling.console.api.Done;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.api.endpoint.OfficeEndpoint;
import org.anling.console.api.office.Tree;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.registry.office.OfficeTree;
import org.anling.registry.people.Organisation;

/** The organisation: the part of it that somebody answers for. */
public final class TreeHandlers {
    private static final int LONGEST_NAME = 60;

    private final Desk desk;

    public TreeHandlers(Desk desk) {
        this.desk = desk;
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(OfficeEndpoint.TREE, this::tree);
        handlers.put(OfficeEndpoint.ADD_NODE, this::add);
        handlers.put(OfficeEndpoint.RENAME_NODE, this::rename);
        handlers.put(OfficeEndpoint.REMOVE_NODE, this::remove);
        handlers.replaceAll((endpoint, handler) -> OfficeWords.told(handler, desk.directory()));
        return handlers;
    }

    private Reply tree(Call call) {
        return Reply.ok(
                new Tree(desk.office().tree().list(call.session().scope().prefix()).stream()
                        .map(TreeHandlers::node)
                        .toList()));
    }

    private Reply add(Call call) {
        Tree.NewNode body = call.body(Tree.NewNode.class);
        OfficeWords.check(body.code().matches("[0-9]{12}"), "codeword");
        checkScope(call, body.code());
        Organisation node = new Organisation(body.code(), body.parent(), level(body.level()), name(body.name()), 0);
        desk.office().tree().add(node, desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    private Reply rename(Call call) {
        Tree.NodeName body = call.body(Tree.NodeName.class);
        checkScope(call, call.id());
        desk.office().tree().rename(call.id(), name(body.name()), body.version(), desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    private Reply remove(Call call) {
        checkScope(call, call.id());
        desk.office().tree().remove(call.id(), desk.by(call.session()));
        return Reply.ok(Done.YES);
    }

    private static void checkScope(Call call, String code) {
        if (!call.session().scope().sees(code)) {
            throw Refusal.of(403, "out_of_scope");
        }
    }

    private static String name(String typed) {
        String name = typed.strip();
        OfficeWords.check(!name.isEmpty() && name.length() <= LONGEST_NAME, "name");
        return name;
    }

    private static Tree.TreeNode node(OfficeTree.Node node) {
        Organisation of = node.organisation();
        return new Tree.TreeNode(
                of.code(),
                of.parent(),
                switch (of.level()) {
                    case DISTRICT -> Tree.TreeLevel.DISTRICT;
                    case STREET -> Tree.TreeLevel.STREET;
                    case AREA -> Tree.TreeLevel.AREA;
                    case COMMUNITY -> Tree.TreeLevel.COMMUNITY;
                },
                of.name(),
                of.version(),
                node.elders(),
                node.responders());
    }

    private static Organisation.Level level(Tree.TreeLevel level) {
        return switch (level) {
            case DISTRICT -> Organisation.Level.DISTRICT;
            case STREET -> Organisation.Level.STREET;
            case AREA -> Organisation.Level.AREA;
            case COMMUNITY -> Organisation.Level.COMMUNITY;
        };
    }
}
