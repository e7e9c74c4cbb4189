package org.netfailover.testkit.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.model.Dialect;
import org.netfailover.model.Guest;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Quoted;
import org.netfailover.model.StandbySource;
import org.netfailover.model.UserAlias;
import org.netfailover.model.Version;
import org.netfailover.testkit.lab.BenchVariant;
import org.netfailover.testkit.lab.LabTopology;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How values are written on the command line. */
final class Arguments {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private Arguments() {}

    static void register(CommandLine line) {
        register(line, Version.class, Version::parse);
        register(line, Guest.class, Guest::parse);
        register(line, MacAddress.class, MacAddress::parse);
        register(line, UserAlias.class, UserAlias::of);
        register(line, StandbySource.class, Arguments::standby);
        register(line, PrimarySource.class, Arguments::primary);
        register(line, Dialect.class, Arguments::dialect);
        register(line, VfMap.class, VfMap::parse);
        register(line, Format.class, Format::parse);
        register(line, StrategyChoice.class, StrategyChoice::parse);
        register(line, Duration.class, Arguments::duration);
        register(line, LabTopology.class, Arguments::topology);
        register(line, BenchVariant.class, Arguments::variant);
    }

    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> parse) {
        line.registerConverter(type, text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw unexpected("time", text, "such as 500ms, 30s, 10m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration time = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (time.isZero()) {
            throw unexpected("time", text, "one that is positive");
        }
        return time;
    }

    private static StandbySource standby(String text) {
        return after("bridge:", text)
                .<StandbySource>map(StandbySource.Bridge::new)
                .or(() -> after("network:", text).map(name -> new StandbySource.Network(name, Optional.empty())))
                .orElseThrow(() -> unexpected("standby", text, "bridge:NAME or network:NAME"));
    }

    private static PrimarySource primary(String text) {
        return after("pool:", text)
                .<PrimarySource>map(PrimarySource.Pool::new)
                .or(() -> after("vf:", text).map(address -> new PrimarySource.Vf(PciAddress.parse(address))))
                .orElseThrow(() -> unexpected("primary", text, "pool:NAME or vf:ADDRESS"));
    }

    private static LabTopology topology(String text) {
        return Stream.of(LabTopology.values())
                .filter(topology -> topology.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> unexpected("topology", text, "vlan, pf or virtio"));
    }

    private static BenchVariant variant(String text) {
        return Stream.of(BenchVariant.values())
                .filter(variant -> variant.word().equals(text))
                .findFirst()
                .orElseThrow(() -> unexpected(
                        "variant",
                        text,
                        Stream.of(BenchVariant.values()).map(BenchVariant::word).collect(Collectors.joining(", "))));
    }

    private static Optional<String> after(String prefix, String text) {
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    private static Dialect dialect(String text) {
        for (Dialect dialect : Dialect.values()) {
            if (text.equals(text(dialect))) {
                return dialect;
            }
        }
        throw unexpected("dialect", text, "teaming or driver-attributes");
    }

    /** The dialect's name on the command line. */
    static String text(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static IllegalArgumentException unexpected(String what, String text, String expected) {
        return new IllegalArgumentException("not a " + what + ": " + Quoted.of(text) + ", expected " + expected);
    }
}
