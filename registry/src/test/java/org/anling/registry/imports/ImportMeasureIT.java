package org.anling.registry.imports;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.panel.PanelKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a list takes; measured when somebody asks: {@code -Danling.measure.import=100000}, the number of elders. */
class ImportMeasureIT {

    private static final Logger LOG = LoggerFactory.getLogger(ImportMeasureIT.class);
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String GIVEN = "秀英桂兰玉珍淑华芳凤建国志明德福永年文长顺永宁清荣春生金贵宝山海林树德光辉世昌兴旺盛云霞素琴惠敏瑞香梅菊莲";
    private static final String HEADINGS = "编号,姓名,性别,出生日期,电话,社区,小区,楼号,单元,楼层,房号,经度,纬度,类别,过敏,诊断,用药,"
            + "联系人1姓名,联系人1关系,联系人1电话,联系人1持钥匙,联系人2姓名,联系人2关系,联系人2电话,联系人2持钥匙";

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private SeededRegistry registry;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(0, 0));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    @EnabledIfSystemProperty(named = "anling.measure.import", matches = "[0-9]+")
    void how_long_an_import_takes() throws Exception {
        int elders = Integer.getInteger("anling.measure.import");
        Path file = list(elders);
        for (String run : List.of("new", "the same again")) {
            Map<ImportMode, Long> firstRow = new LinkedHashMap<>();
            long began = System.nanoTime();
            ImportReport report = new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                    .run(
                            Samples.BY,
                            ImportKind.ELDERS,
                            file,
                            ImportMode.IMPORT,
                            (stage, rows) -> firstRow.putIfAbsent(stage, System.nanoTime()));
            long ended = System.nanoTime();
            assertThat(report.problems()).isEmpty();
            assertThat(report.rows()).isEqualTo(elders);
            LOG.warn(
                    "import of {} elders with two contacts each, {}: {} s, of which looking {} s",
                    elders,
                    run,
                    seconds(began, ended),
                    seconds(began, firstRow.getOrDefault(ImportMode.IMPORT, ended)));
        }
    }

    private static String seconds(long from, long to) {
        return String.format(Locale.ROOT, "%.1f", (to - from) / 1e9);
    }

    private Path list(int elders) throws Exception {
        Path file = folder.resolve("elders.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADINGS + "\n");
            for (int i = 0; i < elders; i++) {
                out.write(String.join(
                                ",",
                                "n-" + i,
                                name(),
                                random.nextBoolean() ? "女" : "男",
                                String.valueOf(1925 + random.nextInt(35)),
                                phone(),
                                Samples.COMMUNITY,
                                "松园" + random.nextInt(20) + "区",
                                String.valueOf(1 + random.nextInt(40)),
                                String.valueOf(1 + random.nextInt(6)),
                                String.valueOf(1 + random.nextInt(20)),
                                String.valueOf(101 + random.nextInt(2000)),
                                "116.4066",
                                "39.8822",
                                "B",
                                "青霉素、磺胺",
                                "高血压",
                                "阿司匹林")
                        + "," + contact("女儿", "是") + "," + contact("邻居", "否") + "\n");
            }
        }
        return file;
    }

    private String contact(String relation, String key) {
        return name() + "," + relation + "," + phone() + "," + key;
    }

    private String name() {
        // Few surnames are everybody's: every third elder has one of three.
        int surname = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(SURNAMES.length());
        return "" + SURNAMES.charAt(surname) + GIVEN.charAt(random.nextInt(GIVEN.length()))
                + GIVEN.charAt(random.nextInt(GIVEN.length()));
    }

    private String phone() {
        return "13" + (100_000_000 + random.nextInt(900_000_000));
    }
}
