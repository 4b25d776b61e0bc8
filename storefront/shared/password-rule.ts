/** Length is what counts; asked for alike by the form and by the server. */
export const PASSWORD_MIN_LENGTH = 10;
