package org.anling.console.web.elder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.anling.console.api.Text;
import org.anling.console.api.elder.ImportView;
import org.anling.console.api.endpoint.ElderEndpoint;
import org.anling.console.api.endpoint.Endpoint;
import org.anling.console.store.ElderBook;
import org.anling.console.store.Session;
import org.anling.console.web.ApiHandler;
import org.anling.console.web.Call;
import org.anling.console.web.Refusal;
import org.anling.console.web.Reply;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.office.By;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that people upload: looked at first, written on a second word, by the same importer as the command's. One at a time; its file
 * lies in a temporary folder until it is written or the next one comes.
 */
public final class ImportHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ImportHandlers.class);
    private static final int PAGE = 100;
    private static final int LONGEST_NAME = 120;

    private final ElderBook book;
    private final Executor elsewhere;
    private final InstantSource clock;
    private @Nullable Job job;

    public ImportHandlers(ElderBook book, Executor elsewhere, InstantSource clock) {
        this.book = book;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** One list. Changed by the thread that works on it, read by whoever asks. */
    private static final class Job {
        private final String id = UUID.randomUUID().toString();
        private final ImportKind kind;
        private final String name;
        private final String person;
        private final Path file;
        private volatile ImportView.ImportState state = ImportView.ImportState.LOOKING;
        private volatile int rows;
        private volatile @Nullable ImportReport report;
        private volatile @Nullable Text failure;

        Job(ImportKind kind, String name, String person, Path file) {
            this.kind = kind;
            this.name = name;
            this.person = person;
            this.file = file;
        }

        boolean isRunning() {
            return state == ImportView.ImportState.LOOKING || state == ImportView.ImportState.WRITING;
        }
    }

    public Map<Endpoint, ApiHandler> handlers() {
        Map<Endpoint, ApiHandler> handlers = new HashMap<>();
        handlers.put(ElderEndpoint.UPLOAD_LIST, this::upload);
        handlers.put(ElderEndpoint.IMPORT, this::look);
        handlers.put(ElderEndpoint.COMMIT_IMPORT, this::commit);
        handlers.put(ElderEndpoint.IMPORT_REPORT, this::report);
        return handlers;
    }

    /** The file lies where the server put it while it came in; it is moved, since it goes away with the request. */
    private Reply upload(Call call) {
        checkWhole(call.session());
        ImportKind kind = ImportKind.find(call.id()).orElseThrow(() -> Refusal.of(404, "unknown_list"));
        if (call.text().isEmpty()) {
            throw Refusal.of(400, "not_a_list");
        }
        String name = call.query().getOrDefault("name", "");
        String plain = name.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_NAME || !(plain.endsWith(".csv") || plain.endsWith(".xlsx"))) {
            throw Refusal.of(415, "not_a_list");
        }
        Job next = begin(kind, name, call.session(), Path.of(call.text()));
        elsewhere.execute(() -> work(next, by(call.session()), ImportMode.DRY_RUN));
        return Reply.of(202, view(next, 0));
    }

    private synchronized Job begin(ImportKind kind, String name, Session session, Path uploaded) {
        Job before = job;
        if (before != null && before.isRunning()) {
            throw Refusal.of(409, "import_running");
        }
        try {
            Path file = Files.createTempFile("anling-list-", ".upload");
            Files.move(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
            if (before != null) {
                Files.deleteIfExists(before.file);
            }
            Job next = new Job(kind, name, session.person(), file);
            job = next;
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply look(Call call) {
        checkWhole(call.session());
        return Reply.ok(view(get(call), from(call)));
    }

    private Reply commit(Call call) {
        checkWhole(call.session());
        Job found = get(call);
        synchronized (this) {
            if (found.isRunning()) {
                throw Refusal.of(409, "import_running");
            }
            if (found.state != ImportView.ImportState.CLEAN) {
                throw Refusal.of(409, "not_clean");
            }
            found.state = ImportView.ImportState.WRITING;
            found.rows = 0;
        }
        elsewhere.execute(() -> work(found, by(call.session()), ImportMode.IMPORT));
        return Reply.of(202, view(found, 0));
    }

    /** On a thread of its own, since it takes seconds. */
    private void work(Job one, By by, ImportMode mode) {
        try {
            ImportReport report = book.bringIn(by, one.kind, one.file, mode, (stage, rows) -> {
                if (stage == mode) {
                    one.rows = rows;
                }
            });
            one.report = report;
            one.rows = report.rows();
            one.state = switch (report.outcome()) {
                case IMPORTED -> ImportView.ImportState.IMPORTED;
                case DRY_RUN -> ImportView.ImportState.CLEAN;
                case REFUSED -> ImportView.ImportState.REFUSED;
            };
            LOG.info(
                    "import kind={} by={} outcome={} rows={} wrong={}",
                    one.kind,
                    one.person,
                    report.outcome(),
                    report.rows(),
                    report.wrong());
        } catch (RuntimeException e) {
            LOG.error("import kind={} by={} failed", one.kind, one.person, e);
            one.failure =
                    new Text("数据库或文件出错，未写入任何内容；请重试", "The database or the file failed, nothing was written; try again");
            one.state = ImportView.ImportState.FAILED;
        }
        if (one.state != ImportView.ImportState.CLEAN) {
            forget(one.file);
        }
    }

    private By by(Session session) {
        return new By(session.person(), session.role(), clock.instant());
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the uploaded file {} is still there: {}", file, e.getMessage());
        }
    }

    /** All problems that are listed, for a spreadsheet. */
    private Reply report(Call call) {
        checkWhole(call.session());
        StringBuilder csv = new StringBuilder("\uFEFF行 line,列 column,问题,problem\r\n");
        for (ImportView.ImportProblem one : problems(get(call))) {
            csv.append(one.line())
                    .append(',')
                    .append(cell(one.column()))
                    .append(',')
                    .append(cell(one.message().zh()))
                    .append(',')
                    .append(cell(one.message().en()))
                    .append("\r\n");
        }
        return Reply.document("text/csv; charset=utf-8", csv.toString());
    }

    /** A heading of the file must not become a formula of the report. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private synchronized Job get(Call call) {
        Job found = job;
        if (found == null || !found.id.equals(call.id())) {
            throw Refusal.of(404, "unknown_import");
        }
        return found;
    }

    private static int from(Call call) {
        String from = call.query().getOrDefault("from", "0");
        return from.matches("[0-9]{1,6}") ? Integer.parseInt(from) : 0;
    }

    private static List<ImportView.ImportProblem> problems(Job one) {
        ImportReport report = one.report;
        return report == null
                ? List.of()
                : report.problems().stream()
                        .map(problem -> new ImportView.ImportProblem(
                                problem.line(),
                                problem.column(),
                                new Text(problem.told().zh(), problem.told().en())))
                        .toList();
    }

    private static ImportView view(Job one, int from) {
        ImportReport report = one.report;
        List<ImportView.ImportProblem> all = problems(one);
        return new ImportView(
                one.id,
                one.kind.word(),
                one.name,
                one.state,
                one.rows,
                report == null ? 0 : report.added(),
                report == null ? 0 : report.changed(),
                report == null ? 0 : report.unchanged(),
                report == null ? 0 : report.wrong(),
                from,
                all.size(),
                all.stream().skip(from).limit(PAGE).toList(),
                one.failure);
    }

    /** A list may name anybody of the centre, so it is for those who answer for all of it. */
    private static void checkWhole(Session session) {
        if (!Reach.prefix(session).isEmpty()) {
            throw Refusal.of(403, "out_of_scope");
        }
    }
}
