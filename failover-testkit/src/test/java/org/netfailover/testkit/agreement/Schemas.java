package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.opentest4j.TestAbortedException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** libvirt's schemas, of the installed libvirt or else of the corpus. */
final class Schemas {
    private static final Path INSTALLED = Path.of("/usr/share/libvirt/schemas");

    private Schemas() {}

    /** Asserts that a document is valid; skips the test where there is no schema. */
    static void assertValid(String schema, String xml) throws IOException, SAXException {
        StringWriter errors = new StringWriter();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(errors));
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap());
        assertThat(driver.loadSchema(ValidationDriver.fileInputSource(
                        folder().resolve(schema).toFile())))
                .isTrue();
        boolean valid = driver.validate(new InputSource(new StringReader(xml)));
        assertThat(valid).as(errors + "\n" + xml).isTrue();
    }

    private static Path folder() {
        if (Files.isDirectory(INSTALLED)) {
            return INSTALLED;
        }
        String corpus = System.getProperty("netfailover.corpus");
        if (corpus != null) {
            return Path.of(corpus, "schemas");
        }
        if (Arrays.asList(System.getProperty("netfailover.require", "").split(","))
                .contains("libvirt")) {
            throw new IllegalStateException("libvirt's schemas are missing");
        }
        throw new TestAbortedException("libvirt's schemas are not installed and there is no corpus");
    }
}
