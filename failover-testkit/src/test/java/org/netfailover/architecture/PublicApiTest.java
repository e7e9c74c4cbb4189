package org.netfailover.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.architecture.fixture.api.Shelf;

/** The public API of each module is what its {@code api.txt} says, so that it changes only where somebody meant it. */
class PublicApiTest {
    private static final String OURS = "org.netfailover";
    private static final String INSIDE = "org.netfailover.xml.binding";
    private static final String CHANGED = """
            The public API of %s is not what its api.txt says. Where that is meant, renew the file, look at what changed
            in it, and tell of that in CHANGELOG.md:
            mvn test -pl failover-testkit -am -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false \
            -Dnetfailover.api=renew
            What is gone (-) and what is new (+)""";
    private static final boolean RENEW = "renew".equals(System.getProperty("netfailover.api"));

    @ParameterizedTest
    @ValueSource(strings = {"failover-model", "failover-xml", "failover-libvirt", "failover-testkit"})
    void isWhatIsWrittenDown(String module) throws IOException {
        Path file = Path.of("..", module, "api.txt");
        SortedSet<String> now = api(module);
        if (RENEW) {
            Files.writeString(file, String.join("\n", now) + "\n");
        }

        List<String> written = Files.readAllLines(file);

        assertThat(differences(written, now)).as(CHANGED, module).isEmpty();
        assertThat(written).as("the order of %s", file).containsExactlyElementsOf(now);
    }

    /** The types of a module that others can name. */
    private static List<JavaClass> types(String module) {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> location.contains("/" + module + "/"))
                        .importPackages(OURS)
                        .stream()
                        .filter(type -> !type.getPackageName().equals(INSIDE))
                        .filter(type -> PublicApi.isVisible(type.reflect()))
                        .toList();
    }

    private static SortedSet<String> api(String module) {
        return types(module).stream()
                .flatMap(type -> PublicApi.of(type.reflect()).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> differences(List<String> before, SortedSet<String> now) {
        return Stream.concat(
                        before.stream().filter(line -> !now.contains(line)).map(line -> "- " + line),
                        now.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover-model", "failover-xml", "failover-libvirt", "failover-testkit"})
    void namesNoTypeOfOursThatOthersCannotName(String module) {
        assertThat(types(module)).isNotEmpty();
        assertThat(types(module).stream().flatMap(PublicApiTest::hidden)).isEmpty();
    }

    /** What a signature names; a supertype itself may be hidden, since its members are the type's own. */
    private static Stream<String> hidden(JavaClass type) {
        Stream<JavaClass> ofMembers = type.getAllMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> ofSupertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(above -> above.getAllInvolvedRawTypes().stream()
                        .filter(involved -> !involved.equals(above.toErasure())));
        return Stream.concat(ofMembers, ofSupertypes)
                .map(JavaClass::getBaseComponentType)
                .filter(involved -> involved.getName().startsWith(OURS))
                .filter(involved -> !PublicApi.isVisible(involved.reflect()))
                .map(involved -> type.getName() + " names " + involved.getName());
    }

    @Test
    void ofATypeItShowsWhatOthersCanName() {
        String name = Shelf.class.getName();

        assertThat(PublicApi.of(Shelf.class))
                .containsExactly(
                        name + " : public abstract sealed class<T extends Comparable<T>> implements Iterable<T>",
                        name + "#EMPTY : public static final Shelf<String>",
                        name + "#find(String, int...) : public final @Nullable T throws IOException",
                        name + "#iterator() : public Iterator<T>",
                        name + "#lend(Map$Entry<String, ? extends T>) : protected abstract void",
                        name + "#of(@Nullable T) : public static <T extends Comparable<T>> Shelf<T>");
        assertThat(PublicApi.of(Shelf.Size.class))
                .containsExactly(
                        name + "$Size : public record(int width, List<String> books)",
                        name + "$Size#books() : public List<String>",
                        name + "$Size#new(int, List<String>) : public",
                        name + "$Size#width() : public int");
        assertThat(PublicApi.of(Shelf.Kind.class))
                .containsExactly(name + "$Kind : public enum", name + "$Kind#OPEN : public static final Shelf$Kind");
    }

    @Test
    void whatAHiddenSupertypeHasIsTheTypesOwnAndWhatIsProtectedInAFinalTypeIsNobodys() {
        String name = Shelf.Full.class.getName();

        assertThat(PublicApi.isVisible(Shelf.class.getSuperclass())).isFalse();
        assertThat(PublicApi.of(Shelf.Full.class))
                .containsExactly(name + " : public static final class extends Shelf<String>");
    }
}
