namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Reason for an alarm: space used up, data corrupt, or none.</summary>
public enum AlarmType
{
    /// <summary>NONE.</summary>
    None = 0,

    /// <summary>NOSPACE.</summary>
    Nospace = 1,

    /// <summary>CORRUPT.</summary>
    Corrupt = 2,
}
