using Dotnetes.Client;
using Dotnetes.Client.Informers;

namespace Dotnetes.Scheduler.Framework;

/// <summary>What a plugin may use.</summary>
/// <param name="Client">The API.</param>
/// <param name="Informers">Shared caches of the API.</param>
/// <param name="Time">The clock.</param>
/// <param name="Args">The plugin's arguments from the profile, as JSON; empty for the defaults.</param>
public sealed record PluginContext(IKubeClient Client, IInformerFactory Informers, TimeProvider Time, RawJson Args)
{
    /// <summary>The arguments as their type.</summary>
    /// <exception cref="DecodingException">They do not fit.</exception>
    public T ArgsAs<T>()
        where T : IJsonValue<T>, new() => Args.IsEmpty ? new T() : JsonText.Decode<T>(Args.Raw.Span);
}
