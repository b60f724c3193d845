namespace Dotnetes.Kubelet.StaticPods;

/// <summary>Where static pods come from.</summary>
/// <param name="Directory">A directory of manifests, or one file; empty for none.</param>
/// <param name="Url">A URL; empty for none.</param>
/// <param name="UrlHeaders">Headers for requests to it.</param>
/// <param name="UrlPeriod">How often it is read.</param>
internal sealed record StaticPodOptions(string Directory, string Url, ValueMap<ValueList<string>> UrlHeaders, TimeSpan UrlPeriod);
