package org.passeur.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.jena.sys.JenaSystem;
import org.passeur.publish.Outbound;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: without a command, it serves the demonstration network. */
@Command(
    name = "passeur",
    description = "Linked-data memory and switchboard for communities of practice.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Serve.class,
      ImportCommand.class,
      ValidateCommand.class,
      RouteCommand.class,
      EvaluateCommand.class,
      GenerateCommand.class,
      TokenCommand.class
    })
public final class Main implements Callable<Integer> {
  public static void main(String[] args) {
    JenaSystem.init();
    Outbound.off();
    var line =
        new CommandLine(new Main())
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  if (e instanceof DataFolder.Unusable || e instanceof IllegalArgumentException) {
                    System.err.println(e.getMessage());
                    return 2;
                  }
                  throw e;
                });
    int code = line.execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** What {@code mvn compile exec:java} runs. */
  @Override
  public Integer call() throws InterruptedException {
    Serve.serve(new Config(Path.of("target", "demo-data"), "127.0.0.1", 8080, "", true, false));
    return 0;
  }
}
