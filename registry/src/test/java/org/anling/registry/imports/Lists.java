package org.anling.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes lists as people would. */
final class Lists {

    static final String ELDER_HEADINGS = "编号,姓名,性别,出生日期,电话,社区,小区,楼号,单元,楼层,房号,经度,纬度";

    private Lists() {}

    /** Fills a sheet. */
    interface Filling {
        void fill(Worksheet sheet);
    }

    static Path csv(Path folder, Charset charset, String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".csv");
        Files.write(file, String.join("\r\n", List.of(lines)).getBytes(charset));
        return file;
    }

    static Path csv(Path folder, String... lines) throws IOException {
        return csv(folder, StandardCharsets.UTF_8, lines);
    }

    static Path bytes(Path folder, byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        Path file = Files.createTempFile(folder, "list", ".csv");
        Files.write(file, all.toByteArray());
        return file;
    }

    static Path xlsx(Path folder, Filling filling) throws IOException {
        Path file = Files.createTempFile(folder, "list", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            filling.fill(book.newWorksheet("老人"));
        }
        return file;
    }

    /** Headings in the first row. */
    static void head(Worksheet sheet, String headings) {
        String[] all = headings.split(",", -1);
        for (int i = 0; i < all.length; i++) {
            sheet.value(0, i, all[i]);
        }
    }

    /** One elder as a line of {@link #ELDER_HEADINGS}. */
    static String elder(String number, String name, String phone) {
        return number + "," + name + ",女,1941-05-03," + phone + ",松园社区,松园,3,2,5,502,116.4066,39.8822";
    }
}
