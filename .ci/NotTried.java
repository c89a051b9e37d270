import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last words of a build: what its tests could not try on this machine, as they wrote it to the file given as
 * argument; none when they tried everything.
 * Runs from source: java .ci/NotTried.java target/not-tried.txt
 */
class NotTried {

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (Files.exists(file)) {
            System.out.print(Files.readString(file));
            Files.delete(file); // the next build tells of itself
        }
    }
}
