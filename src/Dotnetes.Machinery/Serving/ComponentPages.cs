using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Dotnetes.Api;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Serving;

/// <summary>What <c>/statusz</c> and <c>/flagz</c> of a component show (KEP-4827, KEP-4828): what runs since when, with which flags.</summary>
public sealed class ComponentPages
{
    private const string Notice = "\nWarning: This endpoint is not meant to be machine parseable, has no formatting compatibility guarantees and is for debugging purposes only.\n";

    private readonly string _component;
    private readonly string _version;
    private readonly ValueList<string> _paths;
    private readonly ValueMap<string> _flags;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _started;

    /// <summary>Describes a component that starts now.</summary>
    /// <param name="component">Its name.</param>
    /// <param name="gitVersion">Its version, such as <c>v1.36.2</c>.</param>
    /// <param name="paths">The paths that it serves.</param>
    /// <param name="flags">Its flags, by their names without dashes.</param>
    /// <param name="time">The clock.</param>
    public ComponentPages(string component, string gitVersion, IEnumerable<string> paths, ValueMap<string> flags, TimeProvider time)
    {
        _component = component;
        _version = gitVersion.TrimStart('v').Split('+')[0];
        _paths = paths.Order(StringComparer.Ordinal).ToValueList();
        _flags = flags;
        _time = time;
        _started = time.GetUtcNow();
    }

    /// <summary>The status for people.</summary>
    public string StatusText()
    {
        var up = Uptime;
        var text = new StringBuilder($"\n{_component} statusz{Notice}\n");
        text.Append(CultureInfo.InvariantCulture, $"Started: {_started.UtcDateTime:ddd MMM dd HH:mm:ss} UTC {_started.UtcDateTime:yyyy}\n");
        text.Append(CultureInfo.InvariantCulture, $"Up: {(long)up.TotalHours} hr {up.Minutes:00} min {up.Seconds:00} sec\n");
        text.Append($"Go version: {Runtime}\nBinary version: {_version}\nEmulation version: {Minor}\nPaths: {string.Join(' ', _paths)}\n");
        return text.ToString();
    }

    /// <summary>The flags for people.</summary>
    public string FlagText()
    {
        var text = new StringBuilder($"\n{_component} flagz{Notice}");
        foreach (var (name, value) in _flags.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append($"{name}: {value}\n");
        }

        return text.ToString();
    }

    /// <summary>The status for programs, in <c>v1alpha1</c> or <c>v1beta1</c>.</summary>
    public IKubeKind Status(string version) => version == "v1beta1"
        ? new Api.Statusz.V1Beta1.Statusz
        {
            Metadata = new() { Name = _component },
            StartTime = Time.FromDateTimeOffset(_started),
            UptimeSeconds = (long)Uptime.TotalSeconds,
            GoVersion = Runtime,
            BinaryVersion = _version,
            EmulationVersion = Minor,
            Paths = _paths,
        }
        : new Api.Statusz.V1Alpha1.Statusz
        {
            Metadata = new() { Name = _component },
            StartTime = Time.FromDateTimeOffset(_started),
            UptimeSeconds = (long)Uptime.TotalSeconds,
            GoVersion = Runtime,
            BinaryVersion = _version,
            EmulationVersion = Minor,
            Paths = _paths,
        };

    /// <summary>The flags for programs, in <c>v1alpha1</c> or <c>v1beta1</c>.</summary>
    public IKubeKind FlagList(string version) => version == "v1beta1"
        ? new Api.Flagz.V1Beta1.Flagz { Metadata = new() { Name = _component }, Flags = _flags }
        : new Api.Flagz.V1Alpha1.Flagz { Metadata = new() { Name = _component }, Flags = _flags };

    private static string Runtime => RuntimeInformation.FrameworkDescription;

    private TimeSpan Uptime => _time.GetUtcNow() - _started;

    private string Minor => string.Join('.', _version.Split('.').Take(2));
}
