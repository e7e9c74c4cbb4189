package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.SchemaReader;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.SAXSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * libvirt's RELAX NG schemas: those of the installed libvirt, else those of the corpus. Where there are none, the test
 * that asks is skipped.
 */
final class Schemas implements ErrorHandler {
    private static final Path INSTALLED = Path.of("/usr/share/libvirt/schemas");

    private final ValidationDriver driver;
    private final List<String> faults = new ArrayList<>();

    private Schemas(Path schema) {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, this);
        SchemaReader reader = SAXSchemaReader.getInstance();
        driver = new ValidationDriver(properties.toPropertyMap(), reader);
        try {
            assertThat(driver.loadSchema(new InputSource(schema.toUri().toString())))
                    .as("%s loads", schema)
                    .isTrue();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("the schema " + schema + " cannot be read", e);
        }
    }

    static Schemas domain() {
        return named("domain.rng");
    }

    static Schemas network() {
        return named("network.rng");
    }

    static Schemas nodedev() {
        return named("nodedev.rng");
    }

    static Schemas capabilities() {
        return named("capability.rng");
    }

    static Schemas domainCapabilities() {
        return named("domaincaps.rng");
    }

    static Schemas networkPort() {
        return named("networkport.rng");
    }

    static Schemas hostInterface() {
        return named("interface.rng");
    }

    private static Schemas named(String name) {
        List<Path> found = Stream.concat(
                        Stream.of(INSTALLED), Corpus.folder().map(folder -> folder.resolve("schemas")).stream())
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .toList();
        if (found.isEmpty() && Requirements.required("libvirt")) {
            fail("libvirt's schema %s is required and is not in %s", name, INSTALLED);
        }
        Assumptions.assumeFalse(found.isEmpty(), () -> "libvirt's schema " + name + " is not installed");
        return new Schemas(found.get(0));
    }

    /** What the schema says against a document; nothing when it is valid. */
    List<String> faults(String document) {
        faults.clear();
        try {
            driver.validate(new InputSource(new StringReader(document)));
        } catch (IOException | SAXException e) {
            faults.add(e.toString());
        }
        return List.copyOf(faults);
    }

    @Override
    public void warning(SAXParseException exception) {
        // a warning is no fault
    }

    @Override
    public void error(SAXParseException exception) {
        faults.add(exception.getLineNumber() + ":" + exception.getColumnNumber() + " " + exception.getMessage());
    }

    @Override
    public void fatalError(SAXParseException exception) {
        error(exception);
    }
}
