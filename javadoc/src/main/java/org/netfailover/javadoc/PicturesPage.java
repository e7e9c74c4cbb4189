package org.netfailover.javadoc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.netfailover.model.Strategy;
import org.netfailover.plan.Plan;

/**
 * Pictures of the library as one page of HTML, made of what they show: its modules, its ports, and the plans that it makes
 * for a migration.
 *
 * @param modules the modules in the order of their build
 * @param explicit a plan as the planner makes it where frames can be led
 * @param automatic the plan for the same domain when QEMU is to unplug and plug its primary
 */
record PicturesPage(List<BuildModule> modules, Plan.Ready explicit, Plan.Ready automatic) {
    PicturesPage {
        modules = List.copyOf(modules);
    }

    /**
     * Writes the page.
     *
     * @param args the file to write, whose folder is made where there is none, and the folder of the parent POM
     * @throws IOException where it cannot be written, or the modules cannot be read
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a folder"));
        Files.writeString(file, of(Path.of(args[1])).html());
    }

    /** The page of the modules below a folder. */
    static PicturesPage of(Path root) throws IOException {
        return new PicturesPage(
                BuildModule.below(root),
                LabPlans.with(UnaryOperator.identity()),
                LabPlans.with(migration -> migration.strategy(Strategy.AUTOMATIC_FAILOVER)));
    }

    /** The page, which names no time and no machine: the same library gives the same text. */
    String html() {
        return Template.named("pictures.html")
                .replace("${modules}", new ModulesPicture(modules).svg())
                .replace("${ports}", new PortsPicture().svg())
                .replace("${flow}", new FlowPicture(explicit, automatic).svg())
                .replace("${explicit}", Html.escape(explicit.toString()))
                .replace("${automatic}", Html.escape(automatic.toString()));
    }
}
