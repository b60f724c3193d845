using Dotnetes.ApiServer.Encryption;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>The name by which API servers of one cluster tell themselves apart.</summary>
public static class ServerName
{
    /// <summary>The name of the server on a machine, as upstream makes it.</summary>
    /// <param name="hostName">The machine's name.</param>
    public static string Of(string hostName) => StorageEncryption.ServerIdOf(hostName);
}
