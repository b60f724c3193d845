using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>A connection for each controller, with the identity of its service account.</summary>
/// <param name="manager">The connection of the controller manager.</param>
/// <param name="time">The clock.</param>
/// <param name="logging">Where retries are logged.</param>
public sealed class ControllerIdentities(ComponentClient manager, TimeProvider time, ILoggerFactory logging) : IDisposable
{
    private readonly Dictionary<string, ComponentClient> _connections = new(StringComparer.Ordinal);

    /// <summary>The API, as a service account of kube-system.</summary>
    public IKubeClient For(string account)
    {
        lock (_connections)
        {
            if (!_connections.TryGetValue(account, out var connection))
            {
                var configuration = manager.Configuration with
                {
                    Credentials = new ServiceAccountCredentials(manager.Client, account, time),
                    Impersonate = null,
                    UserAgent = $"{manager.Configuration.UserAgent}/{account}",
                };
                _connections.Add(account, connection = ComponentClient.Connect(configuration, time, logging));
            }

            return connection.Client;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }
}
