package org.passeur.engine.watch;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;
import org.passeur.engine.memory.YieldPoint;

/**
 * REGEX and REPLACE that stop when their query is cancelled, and string functions with a {@link
 * TextBudget}. ARQ checks the time limit between rows only: a pattern with endless backtracking, or
 * a string that doubles, continues within one row.
 */
final class WatchedText {
  /** The minimum count of a repetition in a pattern. */
  private static final Pattern COUNT = Pattern.compile("\\{([0-9]+)(,[0-9]*)?}");

  /** With flag x, white space may stand anywhere. */
  private static final Pattern SPACE = Pattern.compile("\\s");

  private static final int LONGEST_COUNT = 7;
  private static final long MOST_REPEATS = 1_000_000;

  private WatchedText() {}

  /**
   * The error for evaluation without a context: the optimizer evaluates what it takes for constants
   * without the context of the query, so without a cancel signal. The functions then have no value
   * yet, and are kept.
   */
  static ExprEvalException notYet() {
    return new ExprEvalException("has a value only while its query runs");
  }

  /**
   * A text that aborts matching when the query is cancelled: java.util.regex reads every character
   * through charAt.
   */
  private static final class Watched implements CharSequence {
    private static final int LONG = 256;

    private final CharSequence text;
    private final AtomicBoolean stop;
    private final Runnable breath;
    private int read;

    private Watched(CharSequence text, AtomicBoolean stop, Runnable breath) {
      this.text = text;
      this.stop = stop;
      this.breath = breath;
    }

    @Override
    public char charAt(int index) {
      read++;
      if (read % LONG == 0) {
        breath.run();
      }
      if (stop.get()) {
        throw new QueryCancelledException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static Watched watched(NodeValue value, FunctionEnv env) {
    AtomicBoolean stop = Context.getCancelSignal(env.getContext());
    return new Watched(
        text(value), stop == null ? new AtomicBoolean() : stop, YieldPoint.of(env.getContext()));
  }

  private static String text(NodeValue value) {
    if (!value.isString() && !value.isLangString()) {
      throw new ExprEvalException("not a string: " + value);
    }
    return value.asNode().getLiteralLexicalForm();
  }

  private static @Nullable Expr optional(ExprList args, int index) {
    return args.size() > index ? args.get(index) : null;
  }

  /**
   * Rejects large repetition counts: an empty match repeated a billion times never reads the text,
   * and so never checks the signal.
   */
  private static void requireFewRepeats(String pattern) {
    long repeats = 1;
    for (MatchResult count :
        COUNT.matcher(SPACE.matcher(pattern).replaceAll("")).results().toList()) {
      String least = count.group(1);
      repeats *=
          least.length() > LONGEST_COUNT ? MOST_REPEATS + 1 : Math.max(1, Long.parseLong(least));
      if (repeats > MOST_REPEATS) {
        throw new ExprEvalException("too many repetitions in a pattern");
      }
    }
  }

  private static Pattern pattern(String function, NodeValue pattern, @Nullable NodeValue flags) {
    String letters = flags == null ? null : flags.getString();
    requireFewRepeats(pattern.getString());
    return RegexEngine.makePattern(function, pattern.getString(), letters);
  }

  static final class Regex extends E_Regex {
    private final @Nullable Pattern fixed;

    Regex(ExprList args) {
      super(args.get(0), args.get(1), optional(args, 2));
      Expr flags = optional(args, 2);
      boolean constant = args.get(1).isConstant() && (flags == null || flags.isConstant());
      fixed =
          constant
              ? pattern(
                  "REGEX", args.get(1).getConstant(), flags == null ? null : flags.getConstant())
              : null;
    }

    @Override
    public NodeValue evalSpecial(Binding binding, FunctionEnv env) {
      Watched text = watched(getArg(1).eval(binding, env), env);
      Pattern pattern = fixed;
      if (pattern == null) {
        Expr flags = getArg(3);
        NodeValue letters = flags == null ? null : flags.eval(binding, env);
        pattern = pattern("REGEX", getArg(2).eval(binding, env), letters);
      }
      return NodeValue.booleanReturn(pattern.matcher(text).find());
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      throw notYet();
    }

    @Override
    public Expr copy(ExprList args) {
      return new Regex(args);
    }
  }

  /** Runs all matches on the watched text first; the stock function then repeats them safely. */
  static final class Replace extends E_StrReplace {
    Replace(ExprList args) {
      super(args.get(0), args.get(1), args.get(2), optional(args, 3));
    }

    @Override
    public @Nullable NodeValue evalSpecial(Binding binding, FunctionEnv env) {
      Expr flags = getArg(4);
      NodeValue letters = flags == null ? null : flags.eval(binding, env);
      Pattern pattern = pattern("REPLACE", getArg(2).eval(binding, env), letters);
      int piece = 1 + text(getArg(3).eval(binding, env)).length();
      var matcher = pattern.matcher(watched(getArg(1).eval(binding, env), env));
      long length = matcher.regionEnd();
      while (matcher.find()) {
        length += piece;
        if (length > TextBudget.LONGEST) {
          throw new QueryCancelledException();
        }
      }
      TextBudget.spend(env, length);
      return null; // the stock function follows
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
      return super.eval(values);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      throw notYet();
    }

    @Override
    public Expr copy(ExprList args) {
      return new Replace(args);
    }
  }

  static final class Concat extends E_StrConcat {
    Concat(ExprList args) {
      super(args);
    }

    @Override
    public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
      long length = 0;
      for (NodeValue value : values) {
        length += value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
      }
      TextBudget.spend(env, length);
      return super.eval(values);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      throw notYet();
    }

    @Override
    public Expr copy(ExprList args) {
      return new Concat(args);
    }
  }

  /** Each character may become nine. */
  static final class Encode extends E_StrEncodeForURI {
    Encode(Expr argument) {
      super(argument);
    }

    @Override
    public NodeValue eval(NodeValue value, FunctionEnv env) {
      NodeValue encoded = super.eval(value);
      TextBudget.spend(env, encoded.asNode().getLiteralLexicalForm().length());
      return encoded;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      throw notYet();
    }

    @Override
    public Expr copy(Expr argument) {
      return new Encode(argument);
    }
  }
}
