package org.passeur.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Checks a port before anything is opened, so that a wrong one is reported at once. */
final class Ports {
  private static final int LAST = 65_535;

  private Ports() {}

  /**
   * @param host name or address of an interface of this machine
   * @param port 0 to 65535; 0 takes a free one
   * @throws DataFolder.Unusable when the server could not listen there
   */
  static void check(String host, int port) {
    if (port < 0 || port > LAST) {
      throw new DataFolder.Unusable(
          "Un port est un nombre de 0 à 65535 ; " + port + " n'en est pas un.",
          "A port is a number from 0 to 65535; " + port + " is not one.");
    }
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new DataFolder.Unusable(
          "L'adresse « " + host + " » n'est pas connue ; corrigez --host.",
          "The address “" + host + "” is not known; correct --host.");
    } catch (IOException e) {
      throw new DataFolder.Unusable(
          "Le port "
              + port
              + " est déjà pris, ou ne peut pas être ouvert ; arrêtez l'autre serveur ou choisissez"
              + " un autre port avec --port.",
          "Port "
              + port
              + " is taken, or cannot be opened; stop the other server or choose another port with"
              + " --port.");
    }
  }
}
