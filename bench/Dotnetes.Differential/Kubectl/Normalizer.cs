using System.Text.RegularExpressions;

namespace Dotnetes.Differential.Kubectl;

/// <summary>Takes out of kubectl's output what no two servers have in common: addresses, times, identifiers, random names, the width of columns.</summary>
internal static partial class Normalizer
{
    private static readonly (Regex Pattern, string Replacement)[] _rules =
    [
        (TemporaryFile(), "TMP"),
        (Address(), "https://SERVER"),
        (Uid(), "UID"),
        (Time(), "TIME"),
        (DayTime(), "TIME"),
        (ResourceVersion(), "$1RV"),
        (ExpectedVersion(), "was RV"),
        (Token(), "TOKEN"),
        (Continue(), "$1CONTINUE"),
        (Ago(), "AGE ago"),
        (Age(), "AGE"),
        (LogPrefix(), "LOG "),
        (Pointer(), "POINTER"),
        (TokenVolume(), "kube-api-access-X"),
        (ClusterAddress(), "CLUSTERIP"),
        (PortAfterColon(), ":NODEPORT$1"),
        (NodePortField(), "$1NODEPORT"),
        (SigningRequest(), "$1REQUEST"),
        (Base64Certificate(), "CERTIFICATE"),
        (Spaces(), "  "),
        (TrailingSpaces(), ""),
        (Dashes(), "-----"),
        (Forked(), ""),
        (FieldDifference(), "$1"),
        (InternalTemplate(), "Invalid value: {}: field is immutable"),
    ];

    /// <summary>The output of a command, comparable.</summary>
    public static string Normalize(CommandOutcome outcome, KubectlTarget target)
    {
        var text = outcome.ToString().Replace(target.Folder, "FOLDER", StringComparison.Ordinal)
            .Replace(target.Server.Authority, "SERVER", StringComparison.Ordinal);
        text = Regex.Replace(text, $@"(?<!\d){target.Server.Port}(?!\d)", "PORT");
        foreach (var (pattern, replacement) in _rules)
        {
            text = pattern.Replace(text, replacement);
        }

        return text;
    }

    [GeneratedRegex(@"FOLDER/tmp/[\w-]+")]
    private static partial Regex TemporaryFile();

    [GeneratedRegex(@"https://[\w.-]+:(PORT|6443)\b")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")]
    private static partial Regex Uid();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?(Z|[+-]\d\d:?\d\d))?( UTC)?")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")]
    private static partial Regex DayTime();

    [GeneratedRegex(@"(resourceVersion""?: *|Resource Version: +)""?\d+""?")]
    private static partial Regex ResourceVersion();

    [GeneratedRegex(@"was \d+$", RegexOptions.Multiline)]
    private static partial Regex ExpectedVersion();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"(""continue"": ?)""[\w-]+""")]
    private static partial Regex Continue();

    [GeneratedRegex(@"(?<![\w.])(\d+[ywdhms]){1,3} ago")]
    private static partial Regex Ago();

    [GeneratedRegex(@"(?<=\s)(<invalid>|(\d+[ywdhms]){1,3})(?=\s|$|\))", RegexOptions.Multiline)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b[EWI]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ ")]
    private static partial Regex LogPrefix();

    [GeneratedRegex(@"\b0x[0-9a-f]+\??")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"kube-api-access-\w{5}")]
    private static partial Regex TokenVolume();

    // The default range of services; explicit addresses of sessions are among them, too.
    [GeneratedRegex(@"10\.(9[6-9]|10\d|11[01])\.\d+\.\d+(?!/)")]
    private static partial Regex ClusterAddress();

    [GeneratedRegex(@":3[0-2]\d{3}(/|$)", RegexOptions.Multiline)]
    private static partial Regex PortAfterColon();

    [GeneratedRegex(@"(odePort""?: *|NodePort: +(\S+ +)?)\d+")]
    private static partial Regex NodePortField();

    [GeneratedRegex(@"(request: )LS0\w+")]
    private static partial Regex SigningRequest();

    [GeneratedRegex(@"LS0tLS1CRUdJTiBD[\w+/=]+")]
    private static partial Regex Base64Certificate();

    [GeneratedRegex(@"(?<=\S) {2,}(?=\S)")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingSpaces();

    [GeneratedRegex(@"-{5,}")]
    private static partial Regex Dashes();

    // How a language other than ours prints its own structures.
    [GeneratedRegex(@"(if it was previously negative\))\n@@(?s:.*?)\n(?=\n|$)")]
    private static partial Regex FieldDifference();

    [GeneratedRegex(@"Invalid value: \{.*\}: field is immutable")]
    private static partial Regex InternalTemplate();

    // What a well-known fork of upstream adds to it, where that is what there is to compare with.
    [GeneratedRegex(@"^ *\[/\.well-known(/\*)?\]  \[\]  \[get\]\n|^.*system:openshift:public-info-viewer.*\n|^.*service-ca-cert-publisher.*\n", RegexOptions.Multiline)]
    private static partial Regex Forked();
}
