package dev.keelson.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Measures methods with the compiler's own parser: exact, where counting braces is not. */
final class Shapes {
  /** A method or constructor: how many lines it spans; constructors of classes also, what they ask for. */
  record Method(Path file, String name, int lines, int constructorParameters) {}

  private Shapes() {}

  static List<Method> methods(Stream<Path> files) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var reader = compiler.getStandardFileManager(null, null, null)) {
      var sources = reader.getJavaFileObjectsFromPaths(files.toList());
      var task = (JavacTask) compiler.getTask(null, reader, null, List.of("-proc:none"), null, sources);
      var measured = new ArrayList<Method>();
      for (var unit : task.parse()) {
        new Scanner(unit, Trees.instance(task), measured).scan(unit, null);
      }
      return measured;
    }
  }

  private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<Method> found;
    private Tree.Kind kind = Tree.Kind.CLASS;
    private String owner = "";

    Scanner(CompilationUnitTree unit, Trees trees, List<Method> found) {
      this.unit = unit;
      this.trees = trees;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      var outerKind = kind;
      var outer = owner;
      kind = type.getKind();
      owner = type.getSimpleName().toString();
      super.visitClass(type, null);
      kind = outerKind;
      owner = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      var positions = trees.getSourcePositions();
      var end = positions.getEndPosition(unit, method);
      if (end != Diagnostic.NOPOS) {
        var lineOf = unit.getLineMap();
        var lines = lineOf.getLineNumber(end) - lineOf.getLineNumber(positions.getStartPosition(unit, method)) + 1;
        var constructs = method.getReturnType() == null;
        var name = owner + "." + (constructs ? "new" : method.getName());
        var asked = constructs && kind == Tree.Kind.CLASS ? method.getParameters().size() : 0;
        found.add(new Method(Path.of(unit.getSourceFile().toUri()), name, (int) lines, asked));
      }
      return super.visitMethod(method, null);
    }
  }
}
