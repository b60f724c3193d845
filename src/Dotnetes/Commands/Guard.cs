using System.Security.Cryptography;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Store;
using Dotnetes.Store.Embedded;

namespace Dotnetes.Commands;

/// <summary>Turns what people can put right into a sentence instead of a stack trace.</summary>
public static class Guard
{
    // ENOSPC, as .NET's IOException carries it.
    private const int DiskFull = 28;

    /// <summary>Runs a command; gives 1 after it has told what is wrong.</summary>
    public static async Task<int> Run(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (e is KubeconfigException or ConfigurationException or InvalidDataException or FormatException or CryptographicException or IOException
            or StoreException or StoreDamagedException or KubeTransportException or KubeApiException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            Console.Error.WriteLine($"error: {e.Message}{Advice(e)}");
            return 1;
        }
    }

    private static string Advice(Exception exception) => exception switch
    {
        _ when IsAddressInUse(exception) => " 'ss -ltnp' shows which program has it; stop that one or choose another port (see --help).",
        IOException { HResult: DiskFull } => " The disk is full: make room and start again; nothing that was acknowledged is lost.",
        _ => "",
    };

    private static bool IsAddressInUse(Exception? exception) => exception is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.AddressAlreadyInUse }
        || (exception is not null && IsAddressInUse(exception.InnerException));
}
