package dev.keelson.tidy;

import static java.util.Comparator.comparingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about text. Each failure names the place and what to do there. */
final class TidyTest {
  private static final int LINE_MAX = 120;
  private static final int METHOD_LINES_MAX = 60;
  private static final int CONSTRUCTOR_PARAMETERS_MAX = 7;
  private static final long FILE_BYTES_MAX = 256 << 10;
  private static final int SHOWN = 10;

  // Written in two halves, so that this file keeps the rules it checks.
  private static final String FIX_NOTE = "FIX" + "ME";
  private static final Pattern OPEN_NOTE = Pattern.compile("\\bTO" + "DO\\b(?!\\s*\\(?#\\d)");
  private static final Pattern SUPPRESSION = Pattern.compile("@Suppress" + "Warnings");
  private static final Pattern SKIPPED_TEST = Pattern.compile("@(Dis" + "abled|Ig" + "nore)\\b");
  private static final Pattern VAGUE_NAME =
      Pattern.compile("\\b(class|record|interface|enum) \\w*(Util|Utils|Helper|Manager|Impl|Common)\\b");

  private final Sources sources = Sources.ofThisCheckout();

  @Test
  void a_known_fault_is_never_merged() {
    // Markdown may name the rule.
    var code = sources.text().filter(file -> !file.toString().endsWith(".md"));
    none(sources.wrongLines(code, line -> line.contains(FIX_NOTE), "mend it before it is merged"));
  }

  @Test
  void an_open_end_names_its_issue() {
    var code = sources.text().filter(file -> !file.toString().endsWith(".md"));
    none(sources.wrongLines(code, line -> OPEN_NOTE.matcher(line).find(), "give the issue's number: #n"));
  }

  @Test
  void a_suppressed_warning_says_why() {
    none(sources.wrongLines(
        sources.java(),
        (lines, i) -> SUPPRESSION.matcher(lines.get(i)).find() && !hasReason(lines, i),
        "say in a comment, on this line or above, why the warning is wrong here"));
  }

  private static boolean hasReason(List<String> lines, int i) {
    return lines.get(i).contains("//") || (i > 0 && lines.get(i - 1).strip().startsWith("//"));
  }

  @Test
  void no_test_is_skipped() {
    none(sources.wrongLines(sources.java(), line -> SKIPPED_TEST.matcher(line).find(), "make it pass or remove it"));
  }

  @Test
  void a_name_says_what_a_type_is_for() {
    none(sources.wrongLines(sources.java(), line -> VAGUE_NAME.matcher(line).find(), "name it for what it does"));
  }

  @Test
  void lines_fit_the_page() {
    none(sources.wrongLines(
        sources.java(),
        line -> line.length() > LINE_MAX && !line.startsWith("import "),
        "is longer than " + LINE_MAX + " columns"));
  }

  @Test
  void no_line_has_tabs_or_blanks_at_its_end() {
    none(sources.wrongLines(
        sources.java(), line -> line.indexOf('\t') >= 0 || line.endsWith(" "), "./dev fmt mends this"));
  }

  @Test
  void every_package_has_a_sign_at_the_door() {
    var signs = sources.java().filter(TidyTest::isSign).map(TidyTest::packageOf).collect(Collectors.toSet());
    none(sources.java()
        .map(TidyTest::packageOf)
        .distinct()
        .filter(name -> !signs.contains(name))
        .map(name -> name + ": add a package-info.java: what lives here, who owns its state, what it must not know")
        .toList());
  }

  @Test
  void every_sign_marks_its_package_for_null_checks() {
    none(sources.java()
        .filter(TidyTest::isSign)
        .filter(file -> !Sources.lines(file).contains("@NullMarked"))
        .map(file -> sources.name(file) + ": add @NullMarked")
        .toList());
  }

  private static boolean isSign(Path file) {
    return file.endsWith("package-info.java");
  }

  private static String packageOf(Path file) {
    var path = file.toString();
    return path.substring(path.lastIndexOf("/java/") + "/java/".length(), path.lastIndexOf('/')).replace('/', '.');
  }

  @Test
  void a_page_has_one_title() {
    none(sources.markdown()
        .filter(file -> titles(file) != 1)
        .map(file -> sources.name(file) + ": has " + titles(file) + " lines that begin with '# '")
        .toList());
  }

  /** Titles outside fenced blocks, where a # begins a comment. */
  private static long titles(Path file) {
    var open = false;
    var titles = 0L;
    for (var line : Sources.lines(file)) {
      open ^= line.startsWith("```");
      titles += !open && line.startsWith("# ") ? 1 : 0;
    }
    return titles;
  }

  @Test
  void no_file_is_too_large_to_review() {
    none(sources.all()
        .filter(file -> size(file) > FILE_BYTES_MAX)
        .map(file -> sources.name(file) + ": has " + size(file) + " bytes, more than " + FILE_BYTES_MAX)
        .toList());
  }

  @Test
  void methods_fit_a_screen_and_constructors_a_glance() throws IOException {
    var methods = Shapes.methods(sources.java());
    print("longest files", sources.java().sorted(comparingInt(file -> -Sources.lines(file).size()))
        .map(file -> Sources.lines(file).size() + "  " + sources.name(file)));
    print("longest methods", methods.stream().sorted(comparingInt(method -> -method.lines()))
        .map(method -> method.lines() + "  " + method.name() + "  " + sources.name(method.file())));
    none(methods.stream()
        .filter(method -> method.lines() > METHOD_LINES_MAX)
        .map(method -> sources.name(method.file()) + ": " + method.name() + " has " + method.lines() + " lines")
        .toList());
    none(methods.stream()
        .filter(method -> method.constructorParameters() > CONSTRUCTOR_PARAMETERS_MAX)
        .map(method -> sources.name(method.file()) + ": " + method.name() + " takes " + method.constructorParameters())
        .toList());
  }

  private static void print(String title, Stream<String> rows) {
    System.out.println(title + ":\n" + rows.limit(SHOWN).map(row -> "  " + row).collect(Collectors.joining("\n")));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void none(List<String> wrong) {
    assertEquals("", String.join("\n", wrong), wrong.size() + " places to mend");
  }
}
