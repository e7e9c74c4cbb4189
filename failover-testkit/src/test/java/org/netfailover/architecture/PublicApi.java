package org.netfailover.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others can name of a type: a line for the type and one for each member, in an order that depends on nothing.
 * What it has from a supertype that they cannot name, such as a generated one, counts as its own.
 */
final class PublicApi {
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED;
    private static final int SHOWN = ACCESS | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Set<Class<?>> OF_EVERYONE = Set.of(Object.class, Record.class, Enum.class);
    private static final Set<String> OF_OBJECT =
            Set.of("equals(Object)", "equals(@Nullable Object)", "hashCode()", "toString()");
    private static final Set<String> OF_ENUMS = Set.of("values()", "valueOf(String)");

    private final Class<?> type;
    private final SortedSet<String> lines = new TreeSet<>();

    private PublicApi(Class<?> type) {
        this.type = type;
    }

    /** Whether others can name it: it and everything around it is public, or protected. */
    static boolean isVisible(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return (type.getModifiers() & ACCESS) != 0 && (around == null || isVisible(around));
    }

    /** The lines of a type that others can name. */
    static SortedSet<String> of(Class<?> type) {
        return new PublicApi(type).lines();
    }

    private SortedSet<String> lines() {
        lines.add(type.getName() + " : " + head());
        Stream.of(type.getDeclaredConstructors())
                .filter(this::isShown)
                .forEach(made -> add("new" + parameters(made), modifiers(made) + thrown(made)));
        for (Class<?> bearer : bearers(type)) {
            Stream.of(bearer.getDeclaredFields()).filter(this::isShown).forEach(this::add);
            Stream.of(bearer.getDeclaredMethods()).filter(this::isShown).forEach(this::add);
        }
        return lines;
    }

    private boolean isShown(Member member) {
        boolean inherited = Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers());
        return !member.isSynthetic() && (Modifier.isPublic(member.getModifiers()) || inherited);
    }

    /** The type, and what it has members from that others cannot name. */
    private static List<Class<?>> bearers(Class<?> type) {
        List<Class<?>> bearers = new ArrayList<>(List.of(type));
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .filter(above -> !isVisible(above))
                .forEach(above -> bearers.addAll(bearers(above)));
        return bearers;
    }

    private void add(String member, String told) {
        lines.add(type.getName() + "#" + member + " : " + told);
    }

    private void add(Field field) {
        add(field.getName(), words(modifiers(field), name(field.getAnnotatedType())));
    }

    private void add(Method method) {
        String signature = method.getName() + parameters(method);
        if (OF_OBJECT.contains(signature) || type.isEnum() && OF_ENUMS.contains(signature)) {
            return;
        }
        String told = words(
                modifiers(method),
                method.isDefault() ? "default" : "",
                variables(method),
                name(method.getAnnotatedReturnType()));
        add(signature, told + thrown(method));
    }

    private String head() {
        boolean isClass = kind().equals("class");
        return words(
                Modifier.toString(type.getModifiers() & (isClass ? SHOWN : ACCESS)),
                type.isSealed() ? "sealed" : "",
                kind() + variables(type) + components(),
                superclass(),
                interfaces());
    }

    private String kind() {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private String components() {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(component -> name(component.getAnnotatedType()) + " " + component.getName())
                        .collect(joining(", ", "(", ")"))
                : "";
    }

    private String superclass() {
        Type written = type.getGenericSuperclass();
        Class<?> above = type.getSuperclass();
        while (above != null && !isVisible(above)) {
            written = above.getGenericSuperclass();
            above = above.getSuperclass();
        }
        return above == null || OF_EVERYONE.contains(above) ? "" : "extends " + name(written);
    }

    private String interfaces() {
        if (type.isAnnotation()) {
            return "";
        }
        Class<?>[] raw = type.getInterfaces();
        Type[] written = type.getGenericInterfaces();
        String names = IntStream.range(0, raw.length)
                .filter(i -> isVisible(raw[i]))
                .mapToObj(i -> name(written[i]))
                .collect(joining(", "));
        return names.isEmpty() ? "" : (type.isInterface() ? "extends " : "implements ") + names;
    }

    private static String modifiers(Member member) {
        return Modifier.toString(member.getModifiers() & SHOWN);
    }

    private static String variables(GenericDeclaration declaration) {
        TypeVariable<?>[] variables = declaration.getTypeParameters();
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(PublicApi::variable).collect(joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(PublicApi::name)
                .collect(joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String parameters(Executable executable) {
        String parameters =
                Arrays.stream(parameterTypes(executable)).map(PublicApi::name).collect(joining(", "));
        return "(" + (executable.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters) + ")";
    }

    /** Those of a record's own constructor are its components': of a compact one, JDK 25's compiler says no more than classes. */
    private static AnnotatedType[] parameterTypes(Executable executable) {
        RecordComponent[] components = executable.getDeclaringClass().getRecordComponents();
        boolean own = executable instanceof Constructor
                && components != null
                && Arrays.equals(
                        executable.getParameterTypes(),
                        Arrays.stream(components).map(RecordComponent::getType).toArray());
        return own
                ? Arrays.stream(components)
                        .map(RecordComponent::getAnnotatedType)
                        .toArray(AnnotatedType[]::new)
                : executable.getAnnotatedParameterTypes();
    }

    private static String thrown(Executable executable) {
        Type[] types = executable.getGenericExceptionTypes();
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(PublicApi::name).collect(joining(", ", " throws ", ""));
    }

    private static String name(AnnotatedType type) {
        return (type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "") + name(type.getType());
    }

    /** Without packages. */
    private static String name(Type type) {
        return PACKAGE.matcher(type.getTypeName()).replaceAll("");
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(joining(" "));
    }
}
