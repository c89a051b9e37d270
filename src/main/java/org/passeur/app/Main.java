package org.passeur.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passeur.app.console.Utf8;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program; without a command it serves the demonstration network. */
@Command(
    name = "passeur",
    description = {
      "Garde ce que savent les communautés de pratique et suggère qui peut aider. Sans commande :"
          + " lance la démonstration.",
      "Keeps what communities of practice know and suggests who can help. Without a command: starts"
          + " the demonstration."
    },
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    subcommands = {
      Serve.class,
      ImportCommand.class,
      ValidateCommand.class,
      RouteCommand.class,
      EvaluateCommand.class,
      ReplayCommand.class,
      GenerateCommand.class,
      TokenCommand.class,
      RegisterCommand.class,
      Operations.Backup.class,
      Operations.Restore.class,
      Operations.Compact.class,
      Operations.Verify.class,
      Operations.Rebuild.class
    })
public final class Main implements Callable<Integer> {
  public static void main(String[] args) {
    String[] line;
    try {
      line = Utf8.begin(Main.class, args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(CommandLine.ExitCode.USAGE);
      return;
    }
    Jena.begin();
    // Lucene and others log through the JDK: they too go where Logging says
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    int code =
        line()
            .setOut(new PrintWriter(System.out, true, Utf8.charset()))
            .setErr(new PrintWriter(System.err, true, Utf8.charset()))
            .execute(line);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** All commands. Exit codes: 0 for success, 1 for refused data, 2 for a wrong command line. */
  static CommandLine line() {
    return new CommandLine(new Main())
        .setExecutionStrategy(Main::run)
        .setParameterExceptionHandler(Complaints::wrongLine)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              String words = Complaints.of(e).orElse("");
              if (words.isEmpty()) {
                throw e;
              }
              command.getErr().println(words);
              return CommandLine.ExitCode.USAGE;
            });
  }

  /** Serving waits for Jena by itself, when it answers that it opens; everything else at once. */
  private static int run(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Object command = last.commandSpec().userObject();
    if (!(command instanceof Serve || command instanceof Main)) {
      Jena.await();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Passeur " + (version == null ? "(sources)" : version)};
    }
  }

  /** What {@code mvn compile exec:java} runs. */
  @Override
  public Integer call() throws InterruptedException {
    Serve.serve(new Config(Path.of("target", "demo-data"), "127.0.0.1", 8080, "", true, false));
    return 0;
  }
}
