package org.passeur.web.protocol;

import java.util.List;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;

/**
 * An operation of Fuseki with the house's answers: Fuseki finds it by its address and counts what
 * becomes of the requests; errors are those of every other address.
 */
abstract class ProtocolService extends ActionService {
  private final Errors errors;
  private final List<String> methods;

  /**
   * @param methods those that the address offers; HEAD comes as GET
   */
  ProtocolService(Errors errors, List<String> methods) {
    this.errors = errors;
    this.methods = methods;
  }

  /** Answers a request whose method is offered; what it throws becomes an error. */
  abstract void answer(Exchange x);

  final List<String> methods() {
    return methods;
  }

  @Override
  public final void process(HttpAction action) {
    Exchange x = exchange(action);
    if (methods.contains(x.method())) {
      executeLifecycle(action);
    } else {
      errors.otherMethods(x, methods);
    }
    action.setResponseStatus(x.response().getStatus()); // for Fuseki's log
  }

  @Override
  public final void validate(HttpAction action) {
    // each operation checks its own request
  }

  @Override
  public final void execute(HttpAction action) {
    Exchange x = exchange(action);
    try {
      answer(x);
    } catch (Throwable failure) { // Fuseki would show its message
      errors.answer(x, failure);
      throw new Answered(x.response().getStatus());
    }
  }

  private static Exchange exchange(HttpAction action) {
    return Exchange.of(action.getRequest());
  }

  /** Tells Fuseki to count a failure, of which nothing is left to say. */
  private static final class Answered extends ActionErrorException {
    private static final long serialVersionUID = 1L;

    Answered(int status) {
      super(status, null, null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
