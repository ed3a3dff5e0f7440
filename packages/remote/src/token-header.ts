/** The header of each call that holds the token, behind the prefix. */
export const tokenHeader = 'authorization'
export const tokenPrefix = 'Bearer '
