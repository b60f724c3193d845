using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The settings of one admission plugin: in the file that lists the plugins, or in another one beside it.</summary>
internal sealed class AdmissionPluginDocument
{
    private readonly byte[] _own;
    private readonly byte[] _whole;
    private readonly string _prefix;

    /// <summary>Finds the settings.</summary>
    /// <param name="plugin">The entry of the list.</param>
    /// <param name="index">Its place in the list.</param>
    /// <param name="file">The file with the list.</param>
    /// <param name="whole">What stands in it.</param>
    /// <exception cref="ConfigurationException">There are none, or they cannot be read.</exception>
    public AdmissionPluginDocument(AdmissionPluginConfiguration plugin, int index, string file, byte[] whole)
    {
        var entry = $"plugins[{index}]";
        if (plugin.Path.Length > 0)
        {
            Source = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, plugin.Path);
            _own = _whole = ConfigurationFile.ReadBytes(Source);
            _prefix = "";
            return;
        }

        Source = file;
        _whole = whole;
        _prefix = $"{entry}.configuration.";
        _own = plugin.Configuration is { } configuration
            ? configuration.Raw.Span.ToArray()
            : throw new ConfigurationException($"{ConfigurationFile.Locate(whole, file, entry)}: {entry}: {plugin.Name} has neither path nor configuration");
    }

    /// <summary>What to call the settings in errors.</summary>
    public string Source { get; }

    /// <summary>The settings as they stand in the file.</summary>
    public ReadOnlySpan<byte> Bytes => _own;

    /// <summary>File and line of a field.</summary>
    public string Place(string field) => ConfigurationFile.Locate(_whole, Source, _prefix + field);

    /// <summary>The settings.</summary>
    /// <param name="check">Throws a <see cref="FormatException"/> that begins with the field when a value makes no sense.</param>
    /// <param name="kind">The kind of the document when it is not that of the type.</param>
    /// <exception cref="ConfigurationException">Something is wrong; the message names file, line and field.</exception>
    public T Decode<T>(Action<T>? check = null, string? kind = null)
        where T : class, IKubeKind<T>
    {
        var value = ConfigurationFile.Decode<T>(_own, Source, locate: Place, kind: kind);
        try
        {
            check?.Invoke(value);
            return value;
        }
        catch (FormatException e)
        {
            throw new ConfigurationException($"{Place(e.Message.Split(':')[0])}: {e.Message}", e);
        }
    }
}
