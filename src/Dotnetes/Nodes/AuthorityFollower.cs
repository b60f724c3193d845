using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Certificates;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Nodes;

/// <summary>
/// Keeps a node's file of the cluster's authorities up to date while one is changed: it asks the server, whose certificate must be good by the authorities
/// that the node knows already.
/// </summary>
/// <param name="server">The URL of the API server.</param>
/// <param name="file">The file.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where changes are logged.</param>
public sealed partial class AuthorityFollower(Uri server, string file, TimeProvider time, ILogger logger)
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    /// <summary>Asks now and then until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        var problem = "";
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(s_interval, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
            try
            {
                await Look(cancellationToken);
                problem = "";
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (e.Message != problem)
                {
                    problem = e.Message;
                    Log.NotKnown(logger, e.Message);
                }
            }
        }
    }

    /// <summary>Asks once.</summary>
    /// <exception cref="HttpRequestException">The server does not answer, or is not believed.</exception>
    /// <exception cref="CryptographicException">Its answer has no certificates.</exception>
    public async Task Look(CancellationToken cancellationToken)
    {
        var known = new FollowedFiles<X509Certificate2Collection>([file], static texts => Parse(texts[0]), time, static _ => { });
        using var http = new HttpClient(HttpHandlers.Create(new ClientConfiguration { Server = server, CurrentAuthorities = () => known.Value })) { MaxResponseContentBufferSize = MaxBytes };
        using var response = await http.GetAsync(new Uri(server, "/cacerts"), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Upstream's server has no such path.
            return;
        }

        var pem = await response.Content.ReadAsStringAsync(cancellationToken);
        if (pem != await File.ReadAllTextAsync(file, cancellationToken) && Parse(pem).Count > 0)
        {
            PublicFile.Write(file, pem);
            Log.Changed(logger, file);
        }
    }

    private static X509Certificate2Collection Parse(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("there is no certificate");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The cluster's authorities have changed: {File} is new")]
        public static partial void Changed(ILogger logger, string file);

        [LoggerMessage(2, LogLevel.Warning, "The cluster's authorities could not be asked for: {Reason}")]
        public static partial void NotKnown(ILogger logger, string reason);
    }
}
