package org.anling.rules;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Format and sizes of all Java sources in one run on the newest JDK, because the formatter parses with the compiler that runs
 * it: under an older Java it stops at patterns in a switch.
 */
public final class SourceCheck {
    private final Path root;
    private final List<String> complaints = new ArrayList<>();

    private SourceCheck(Path root) {
        this.root = root;
    }

    /** Called by the build with {@code check} or {@code format} and the folder to look at; exits 1 on complaints. */
    public static void main(String[] args) throws IOException, CheckstyleException {
        Path root = Path.of("").toAbsolutePath();
        SourceCheck run = new SourceCheck(root);
        List<Path> sources = run.sources(root.resolve(args[1]).normalize());
        for (Path source : sources) {
            run.format(source, args[0].equals("format"));
        }
        if (args[0].equals("check")) {
            run.checkstyle(sources);
        }
        run.complaints.forEach(System.err::println);
        System.out.println("sources: " + sources.size() + " files, " + run.complaints.size() + " complaints");
        System.exit(run.complaints.isEmpty() ? 0 : 1);
    }

    private List<Path> sources(Path under) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> {
                        String path = root.relativize(file).toString();
                        return path.contains("src/") && !path.contains("target/") && !path.contains("node_modules/");
                    })
                    .sorted()
                    .toList();
        }
    }

    private void format(Path source, boolean write) throws IOException {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        String before = Files.readString(source);
        try {
            String after = formatter.formatSourceAndFixImports(before);
            if (write && !after.equals(before)) {
                Files.writeString(source, after);
            } else if (!after.equals(before)) {
                complaints.add(root.relativize(source) + ": not formatted; run ./anling format");
            }
        } catch (FormatterException broken) {
            complaints.add(root.relativize(source) + ": " + broken.getMessage());
        }
    }

    private void checkstyle(List<Path> sources) throws CheckstyleException {
        Properties properties = new Properties();
        Checker checker = new Checker();
        checker.setModuleClassLoader(Checker.class.getClassLoader());
        checker.configure(ConfigurationLoader.loadConfiguration(
                root.resolve("config/checkstyle.xml").toString(), new PropertiesExpander(properties)));
        checker.addListener(new Complaints());
        checker.process(sources.stream().map(Path::toFile).toList());
        checker.destroy();
    }

    /** Turns checkstyle's events into lines of the form file:line: message. */
    private final class Complaints implements AuditListener {
        @Override
        public void auditStarted(AuditEvent event) {}

        @Override
        public void auditFinished(AuditEvent event) {}

        @Override
        public void fileStarted(AuditEvent event) {}

        @Override
        public void fileFinished(AuditEvent event) {}

        @Override
        public void addError(AuditEvent event) {
            Path file = root.relativize(new File(event.getFileName()).toPath().toAbsolutePath());
            complaints.add(file + ":" + event.getLine() + ": " + event.getMessage());
        }

        @Override
        public void addException(AuditEvent event, Throwable broken) {
            complaints.add(event.getFileName() + ": " + broken);
        }
    }
}
