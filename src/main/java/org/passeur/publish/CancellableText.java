package org.passeur.publish;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;
import org.passeur.arq.memory.Breath;

/**
 * REGEX and REPLACE that stop when their query is stopped, and functions that make text within a
 * {@link TextBudget}. ARQ looks at the time limit between rows only: a pattern that backtracks for
 * ever, or a string that doubles, runs on within one row.
 */
final class CancellableText {
  private CancellableText() {}

  /** ARQ's standard rewriting, then these functions in place of the stock ones. */
  static final RewriteFactory OPTIMIZER =
      context ->
          op ->
              Transformer.transform(
                  new Groups(), new Swap(), new OptimizerStd(context).rewrite(op));

  private static final class Groups extends TransformCopy {
    @Override
    public Op transform(OpGroup group, Op rows) {
      var aggregators = group.getAggregators().stream().map(WatchedGroupConcat::watched).toList();
      return OpGroup.create(rows, group.getGroupVars(), aggregators);
    }
  }

  private static final class Swap extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI
          ? new Encode(argument)
          : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList args) {
      if (function instanceof E_Regex) {
        return new Regex(args);
      }
      if (function instanceof E_StrReplace) {
        return new Replace(args);
      }
      return function instanceof E_StrConcat ? new Concat(args) : super.transform(function, args);
    }
  }

  /** A text that ends a match: java.util.regex reads every character through charAt. */
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
        text(value), stop == null ? new AtomicBoolean() : stop, Breath.of(env.getContext()));
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

  private static Pattern pattern(String function, NodeValue pattern, @Nullable NodeValue flags) {
    String letters = flags == null ? null : flags.getString();
    return RegexEngine.makePattern(function, pattern.getString(), letters);
  }

  private static final class Regex extends E_Regex {
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
    public Expr copy(ExprList args) {
      return new Regex(args);
    }
  }

  /** Walks the matches under watch first; the stock function then walks them again in peace. */
  private static final class Replace extends E_StrReplace {
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
    public Expr copy(ExprList args) {
      return new Replace(args);
    }
  }

  private static final class Concat extends E_StrConcat {
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
      return super.eval(values, env);
    }

    @Override
    public Expr copy(ExprList args) {
      return new Concat(args);
    }
  }

  /** Each character may become nine. */
  private static final class Encode extends E_StrEncodeForURI {
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
    public Expr copy(Expr argument) {
      return new Encode(argument);
    }
  }
}
