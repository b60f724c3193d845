using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit;

/// <summary>The names of stages.</summary>
internal static class AuditStageNames
{
    /// <summary>All names, in order.</summary>
    public static ValueList<string> All { get; } = [Stage.RequestReceived, Stage.ResponseStarted, Stage.ResponseComplete, Stage.Panic];

    /// <summary>The set of some names; what is no stage is not in it.</summary>
    public static AuditStages Of(ValueList<string> names)
    {
        var set = AuditStages.None;
        foreach (var name in names.AsEnumerable())
        {
            set |= name switch
            {
                Stage.RequestReceived => AuditStages.RequestReceived,
                Stage.ResponseStarted => AuditStages.ResponseStarted,
                Stage.ResponseComplete => AuditStages.ResponseComplete,
                Stage.Panic => AuditStages.Panic,
                _ => AuditStages.None,
            };
        }

        return set;
    }

    /// <summary>The name of one stage.</summary>
    public static string NameOf(AuditStages stage) => stage switch
    {
        AuditStages.RequestReceived => Stage.RequestReceived,
        AuditStages.ResponseStarted => Stage.ResponseStarted,
        AuditStages.ResponseComplete => Stage.ResponseComplete,
        _ => Stage.Panic,
    };
}
