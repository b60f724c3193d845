using Dotnetes.Cel.Checking;

namespace Dotnetes.Cel.Libraries;

// All functions of the base environment of Kubernetes 1.36.
internal static class KubernetesLibraries
{
    public static IReadOnlyList<Overload> All { get; } = Build();

    private static List<Overload> Build()
    {
        var list = new FunctionList();
        StandardLibrary.AddTo(list);
        NumberLibrary.AddTo(list);
        TimeLibrary.AddTo(list);
        OptionalLibrary.AddTo(list);
        StringLibrary.AddTo(list);
        ListLibrary.AddTo(list);
        SetLibrary.AddTo(list);
        RegexLibrary.AddTo(list);
        UrlLibrary.AddTo(list);
        QuantityLibrary.AddTo(list);
        IpLibrary.AddTo(list);
        CidrLibrary.AddTo(list);
        SemverLibrary.AddTo(list);
        FormatLibrary.AddTo(list);
        AuthorizerLibrary.AddTo(list);
        return list.All;
    }
}
